import { createContext, use } from 'react';
import type { SimulatorClient } from './client.ts';

/** The one simulator of the page. */
export const SimulatorContext = createContext<SimulatorClient | null>(null);

/** The simulator that the app was given. */
export function useSimulator(): SimulatorClient {
  const simulator = use(SimulatorContext);
  if (!simulator)
    throw new Error('Failed to find the simulator: there is none above this component. Wrap it in <SimulatorContext>.');
  return simulator;
}
