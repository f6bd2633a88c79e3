import { createContext } from 'react';
import type { SimulatorClient } from './client.ts';

/** The one simulator of the page. */
export const SimulatorContext = createContext<SimulatorClient | null>(null);
