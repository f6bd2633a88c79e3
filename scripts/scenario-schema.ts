import { writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { scenarioFile } from '../src/sim/scenarioSchema.ts';

/** Writes `docs/scenario.schema.json` anew: `npm run schema`. */
const schema = toJsonSchema(scenarioFile(), { typeMode: 'input', errorMode: 'ignore' });
writeFileSync(
  'docs/scenario.schema.json',
  `${JSON.stringify({ title: 'A scenario of Reauth Lab', ...schema }, null, 2)}\n`,
);
