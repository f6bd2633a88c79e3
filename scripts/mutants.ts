import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { readBuiltInWrapper, readWrapperFile } from '../src/cli/sources.ts';
import { readSource } from '../src/reading/readSource.ts';
import { wrapperOf } from '../src/wrappers/index.ts';
import type { Source } from '../src/sim/index.ts';
import { heldBy, killedByTime, killedInOrders } from './kill-mutant.ts';
import { mutantsOf, nameOf } from './mutate.ts';

/** Wrappers that hold all or most, in several styles; `mended/` are broken ones of public texts with their faults mended. */
const MUTATED = ['reference', 'mutex-token-check', 'mended/docs', 'mended/cookies'];

/**
 * `npm run mutants`: small changes of wrappers, and which check tells each from its original. A mutant that none does is a
 * hole in the checks, or does the same: then `mutants.json` says why.
 */
const WRAPPERS = process.argv.slice(2).length > 0 ? process.argv.slice(2) : MUTATED;

/**
 * By wrapper, mutants that no check tells from their original, each with the reason: they do the same, or, where the reason
 * begins with “Not the same”, no check asks for the difference.
 */
const reasonsOf = v.parse(
  v.record(v.string(), v.record(v.string(), v.string())),
  JSON.parse(await readFile(new URL('mutants.json', import.meta.url), 'utf8')),
);

// A promise that a mutant does not wait for any more may be rejected when nobody looks.
process.on('unhandledRejection', () => {});

for (const id of WRAPPERS) await report(id);

/** A built-in wrapper, or one of `tests/fixtures/mended`, read as a reader's file is. */
async function originalOf(id: string): Promise<Source> {
  if (!id.startsWith('mended/')) return readBuiltInWrapper(wrapperOf(id));
  const file = fileURLToPath(new URL(`../tests/fixtures/${id}.ts`, import.meta.url));
  return (await readSource(await readWrapperFile(file, '.'))).source;
}

async function report(id: string): Promise<void> {
  const original = await originalOf(id);
  const held = await heldBy(original);
  const reasons = reasonsOf[id] ?? {};
  const mutants = mutantsOf(original.text);
  const killers = new Map<string, number>();
  const survived: string[] = [];
  let [same, letBe] = [0, 0];
  for (const mutant of mutants) {
    const source: Source = { ...original, origin: 'reader', text: mutant.text };
    const name = nameOf(mutant);
    const reason = reasons[name];
    const killer =
      (await killedByTime(source, held)) ?? (reason === undefined ? await killedInOrders(source, held) : null);
    if (killer !== null) killers.set(killer, (killers.get(killer) ?? 0) + 1);
    else if (reason?.startsWith('Not the same')) letBe += 1;
    else if (reason !== undefined) same += 1;
    else survived.push(`  line ${mutant.line}, ${name}`);
    process.stderr.write(killer === null ? 's' : '.');
  }
  const killed = [...killers.values()].reduce((sum, count) => sum + count, 0);
  const lines = [
    `\n${id}: ${mutants.length} mutants, ${killed} killed, ${same} equivalent, ${letBe} not the same and let be, ${survived.length} survived`,
    ...[...killers]
      .toSorted(([, a], [, b]) => b - a)
      .map(([killer, count]) => `  ${String(count).padStart(3)} ${killer}`),
    ...(survived.length > 0 ? ['Survived:', ...survived] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
