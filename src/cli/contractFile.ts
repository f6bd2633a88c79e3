import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import type { ContractSettings } from '../sim/index.ts';
import { codeOf } from './codeOf.ts';
import { reasonOf } from './reasonOf.ts';
import { UsageError } from './usageError.ts';

/** What lies beside a wrapper and says what its backend is like. */
const BESIDE = 'reauth-lab.json';

const settings = v.record(v.string(), v.string());

/**
 * What a file says about a wrapper's backend, as `{ "refresh": "/token/refresh" }`: the file that was named, or the
 * `reauth-lab.json` beside the wrapper. `undefined` where there is none.
 *
 * @throws {UsageError} when the file that was named is not there, or what is there cannot be read
 */
export async function readContractFile(
  wrapper: string,
  folder: string,
  config: string | undefined,
): Promise<ContractSettings | undefined> {
  const path = config ?? join(dirname(wrapper), BESIDE);
  const text = await readFile(resolve(folder, path), 'utf8').catch((error: unknown) => {
    if (config === undefined && isMissing(error)) return undefined;
    throw new UsageError(`Failed to read ${path}: ${reasonOf(error)}. Give --config the path of a JSON file.`, {
      cause: error,
    });
  });
  if (text === undefined) return undefined;
  try {
    return v.parse(settings, JSON.parse(text));
  } catch (error) {
    const cause = error instanceof SyntaxError ? 'it is no JSON' : 'it is no object of texts';
    throw new UsageError(`Failed to read ${path}: ${cause}. Write it as { "refresh": "/token/refresh" }.`, {
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
