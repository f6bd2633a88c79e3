import 'react';

/** The custom properties that the timeline's style sheet reads. All are numbers: px without the unit. */
declare module 'react' {
  interface CSSProperties {
    '--tl-playhead'?: number;
    '--tl-ink'?: number;
    '--tl-to'?: number;
  }
}
