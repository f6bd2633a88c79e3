import { readFileSync } from 'node:fs';
import { runChecks, standingOf } from '../src/sim/index.ts';
import { DIALECTS } from '../src/wrappers/dialects.ts';
import { wrapperOf } from '../src/wrappers/index.ts';
const app = Object.fromEntries(
  ['api', 'config', 'slices/authSlice', 'stores/authStore'].map((p) => [
    `@/${p}`,
    readFileSync(`src/live/app/${p}.ts`, 'utf8'),
  ]),
);
for (const id of (process.argv[2] ?? 'reference,mutex').split(',')) {
  const { file } = wrapperOf(id);
  const dialect = DIALECTS[id];
  const t0 = process.cpuUsage().user;
  const r = await runChecks(
    { origin: 'lab', id, file, text: readFileSync(`src/wrappers/${file}`, 'utf8'), app, ...(dialect && { dialect }) },
    {},
  );
  const c: Record<string, number> = {};
  for (const x of r) c[standingOf(x)] = (c[standingOf(x)] ?? 0) + 1;
  console.log(id, JSON.stringify(c), ((process.cpuUsage().user - t0) / 1e6).toFixed(2));
}
