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
  const { message, place } = problem;
  const line = doc.line(Math.min(Math.max(place?.line ?? 1, 1), doc.lines));
  const from = Math.min(line.from + (place?.column ?? 1) - 1, line.to);
  return [{ from, to: Math.max(line.to, from), severity: 'error', message: causeOf(message) }];
}

/** The file and the place stand beside it already. */
function causeOf(message: string): string {
  return message.replace(/^Failed to read [^:]+: (line \d+, column \d+: )?/, '').replace(/ Correct the line.*$/, '');
}
