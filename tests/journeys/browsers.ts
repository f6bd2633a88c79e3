import { parseArgs } from 'node:util';
import { ENGINES } from './engines.ts';
import type { Driven, Engine } from './engines.ts';
import { JOURNEYS } from './journeys.ts';
import type { Journey } from './journeys.ts';
import { openSite } from './site.ts';

/**
 * `npm run browsers`: journeys through the built site in each browser that this machine has, each time in an empty
 * profile. The exit code is 1 when one failed, and 2 when there was nothing to run; a browser that is not there is named,
 * and is no failure.
 */
const { repeat, engine, journey } = readOptions();
const engines = ENGINES.filter(({ name }) => engine === undefined || name.toLowerCase() === engine.toLowerCase());
const journeys = Object.entries(JOURNEYS).filter(([name]) => journey === undefined || name.includes(journey));
const present = engines.filter((one) => one.isThere());

for (const { name, packages } of engines.filter((one) => !present.includes(one)))
  print(`${name} is not here. On Debian: apt-get install ${packages}`);
if (present.length === 0 || journeys.length === 0) {
  print(
    'Nothing was run. Name one of these: ',
    [...ENGINES.map(({ name }) => name), ...Object.keys(JOURNEYS)].join(', '),
  );
  process.exit(2);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

let [passed, failed] = [0, 0];
const ready: [name: string, go: Journey][] = [];
for (const [name, prepare] of journeys) ready.push([name, await prepare()]);
const site = await openSite();
try {
  for (const one of present) for (let at = 1; at <= repeat; at += 1) await travel(one, at);
} finally {
  await site.close();
}
print(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function travel(one: Engine, at: number): Promise<void> {
  for (const [name, go] of ready) {
    const begun = performance.now();
    const said = (words: string): void => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      print(`${words}  ${name}${repeat > 1 ? `, time ${at}` : ''}  ${seconds} s`);
    };
    let driven: Driven | null = null;
    try {
      driven = await one.start();
      await go(driven, site);
      passed += 1;
      said(`passed  ${one.name} ${driven.version}`);
    } catch (error) {
      failed += 1;
      said(`FAILED  ${one.name} ${driven?.version ?? ''}`);
      print(error instanceof Error ? error.message : String(error));
    } finally {
      await driven?.close();
    }
  }
}

function print(...words: readonly string[]): void {
  process.stdout.write(`${words.join('')}\n`);
}

function readOptions(): { readonly repeat: number; readonly engine?: string; readonly journey?: string } {
  try {
    const { values } = parseArgs({
      options: { repeat: { type: 'string' }, engine: { type: 'string' }, journey: { type: 'string' } },
    });
    const { repeat: times = '1', ...rest } = values;
    if (!/^[1-9]\d{0,3}$/.test(times)) throw new Error(`"${times}" is no number of times`);
    return { repeat: Number(times), ...rest };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
    process.stderr.write(
      `Failed to begin: ${reason}. Use --repeat NUMBER, --engine NAME or --journey NAME, each once or not at all.\n`,
    );
    return process.exit(2);
  }
}
