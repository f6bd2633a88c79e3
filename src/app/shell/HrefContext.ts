import { createContext } from 'react';

/** Gives the address of what is on screen, for a link that is copied. */
export const HrefContext = createContext<() => string>(() => window.location.href);
