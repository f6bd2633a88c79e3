import 'react';

declare module 'react' {
  interface CSSProperties {
    /** How many rows of wires there are. */
    '--rows'?: number;
  }
}
