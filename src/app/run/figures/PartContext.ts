import { createContext } from 'react';

/** The title of the part: the same run may stand in several, and its figures have names of their own. */
export const PartContext = createContext('');
