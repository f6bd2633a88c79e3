import { linter } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import { checkSyntax, WrapperError } from '../../../../sim/index.ts';

/** After the last key, in milliseconds. */
const LOOK_AFTER_MS = 350;

/** Shows mistakes of syntax at their line, as the lab's own parser finds them: nothing of the text runs. */
export function syntaxLinter(file: string): Extension {
  return linter(
    async ({ state: { doc } }) => {
      try {
        await checkSyntax(file, doc.toString());
        return [];
      } catch (error) {
        return error instanceof WrapperError ? diagnosticsOf(error, doc) : [];
      }
    },
    { delay: LOOK_AFTER_MS },
  );
}

function diagnosticsOf({ problem }: WrapperError, doc: Text): Diagnostic[] {
  const at = problem.at?.of === 'line' ? problem.at : null;
  const line = doc.line(Math.min(Math.max(at?.line ?? 1, 1), doc.lines));
  const from = Math.min(line.from + (at?.column ?? 1) - 1, line.to);
  // The file and the place stand beside it already.
  return [{ from, to: Math.max(line.to, from), severity: 'error', message: `${problem.cause}.` }];
}
