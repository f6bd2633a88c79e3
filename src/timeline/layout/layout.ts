import type { Trace } from '../../sim/trace.ts';
import type { Geometry, LayoutOptions } from './geometry.ts';

export function layout(_trace: Trace, _options: LayoutOptions): Geometry {
  throw new Error('not yet');
}
