import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { assignmentFile } from '../src/assignments/assignmentFile.ts';
import { scenarioFile } from '../src/sim/scenarioSchema.ts';

/** Writes `docs/scenario.schema.json` and `docs/assignment.schema.json` anew: `npm run schema`. */
const SCHEMAS = [
  ['scenario', 'A scenario of Reauth Lab', scenarioFile()],
  ['assignment', 'An assignment, or a course, of Reauth Lab', assignmentFile()],
] as const;

for (const [name, title, file] of SCHEMAS) {
  const schema = toJsonSchema(file, { typeMode: 'input', errorMode: 'ignore' });
  writeFileSync(`docs/${name}.schema.json`, `${JSON.stringify({ title, ...schema }, null, 2)}\n`);
}
