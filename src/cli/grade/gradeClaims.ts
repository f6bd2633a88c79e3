import { claimNotJudged, judgeClaim, said } from '../../assignments/runClaims.ts';
import type { AskedClaim, ClaimResult } from '../../assignments/runClaims.ts';
import { notRun, WrapperError } from '../../sim/index.ts';
import type { Source, Trace } from '../../sim/index.ts';
import { readInWorker, runInWorker } from '../process/runInWorker.ts';
import type { Limits } from '../process/runInWorker.ts';
import type { GradedReading } from './gradeMessages.ts';

/**
 * Holds claims against runs of a wrapper, each scenario run once, in a process of its own. What the lab cannot read for
 * certain is not judged.
 *
 * @param reading how the lab reads it; `null` where it was not read for its checks, because there are none
 * @throws {Stopped} when it was stopped
 */
export async function gradeClaims(
  source: Source,
  claims: readonly AskedClaim[],
  reading: GradedReading | null,
  limits: Limits = {},
): Promise<readonly ClaimResult[]> {
  if (claims.length === 0) return [];
  const doubt = reading ? (reading.doubts[0]?.question ?? null) : await doubtIn(source, limits);
  if (doubt !== null) return claims.map((claim) => claimNotJudged(claim, doubt));
  const traces = new Map<string, Promise<Trace>>();
  const results: ClaimResult[] = [];
  for (const claim of claims) {
    const key = JSON.stringify(claim.scenario);
    const trace =
      traces.get(key) ?? runInWorker({ source, scenario: claim.scenario, schedule: { by: 'time' } }, limits);
    traces.set(key, trace);
    results.push(await resultOf(claim, trace));
  }
  return results;
}

async function resultOf(claim: AskedClaim, running: Promise<Trace>): Promise<ClaimResult> {
  try {
    return judgeClaim(claim, await running);
  } catch (error) {
    if (!(error instanceof WrapperError)) throw error;
    // What stops a check stops a claim.
    const { holds, because } = notRun('every-call-settles', error.problem);
    return { ...said(claim), holds, because };
  }
}

/** The first question that reading a file leaves; `null` where there is none, and where it cannot be read: its run says why. */
async function doubtIn(source: Source, limits: Limits): Promise<string | null> {
  if (source.origin === 'lab') return null;
  let doubt: string | null = null;
  await readInWorker(
    [source],
    (read) => {
      if ('doubts' in read) doubt = read.doubts[0]?.question ?? null;
    },
    limits,
  );
  return doubt;
}
