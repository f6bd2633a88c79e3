import { factsOf, counted } from '../../sim/index.ts';
import type { Trace } from '../../sim/index.ts';
import { toHar } from './har.ts';
import { toMermaid } from './mermaid.ts';
import { toSvg } from './svg.ts';
import { fileName, toVitest } from './vitestCase.ts';
import type { VitestOptions } from './vitestCase.ts';

/** As what a run can be taken along. */
export const EXPORTS = [
  { as: 'har', label: 'HAR', about: 'for the Network panel of a browser', extension: 'har', type: 'application/json' },
  { as: 'mermaid', label: 'Mermaid', about: 'a sequence diagram', extension: 'mmd', type: 'text/plain' },
  { as: 'svg', label: 'SVG', about: 'a picture of the timeline', extension: 'svg', type: 'image/svg+xml' },
  { as: 'test', label: 'Vitest', about: 'a test of this run', extension: 'test.ts', type: 'text/plain' },
] as const;
export type ExportKind = (typeof EXPORTS)[number]['as'];

export interface ExportedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
}

/** A run as a file. */
export function exportRun(trace: Trace, as: ExportKind, options: VitestOptions): ExportedFile {
  const kind = EXPORTS.find((one) => one.as === as) ?? EXPORTS[0];
  return { name: fileName(trace, kind.extension), type: kind.type, text: textOf(trace, as, options) };
}

function textOf(trace: Trace, as: ExportKind, options: VitestOptions): string {
  switch (as) {
    case 'har':
      return `${JSON.stringify(toHar(trace), null, 2)}\n`;
    case 'mermaid':
      return `${toMermaid(trace)}\n`;
    case 'svg':
      return toSvg(trace, { title: `${options.title} in ${trace.scenario.title}`, about: aboutOf(trace) });
    case 'test':
      return toVitest(trace, options);
  }
}

function aboutOf(trace: Trace): string {
  const { refreshRequests, forcedLogouts, requests, succeeded, calls } = factsOf(trace);
  return [
    counted(refreshRequests, 'refresh', 'refreshes'),
    `${counted(requests, 'request')} in all`,
    ...(forcedLogouts > 0 ? [counted(forcedLogouts, 'forced logout')] : []),
    `${succeeded} of ${calls} calls succeeded`,
    ...(trace.timed ? [] : ['in a chosen order']),
  ].join(' · ');
}
