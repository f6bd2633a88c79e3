/** The only door of the simulator. */
export { COMPONENTS, componentOf } from './components.ts';
export type { ComponentId } from './components.ts';
export type { Latency, Scenario } from './scenario.ts';
export { SCENARIOS, scenarioOf } from './scenarios.ts';
export { scenarioIn } from './scenarioIn.ts';
export { applySettings, SETTINGS, settingsBetween } from './settings.ts';
export type { Settings } from './settings.ts';
export type { ServerPolicy } from './backend/policy.ts';
export { run } from './run.ts';
export type { RunOptions, RunRequest } from './run.ts';
export { LONGEST_SOURCE } from './source/source.ts';
export type { ContractSettings, Source } from './source/source.ts';
export { checkSyntax } from './source/syntax.ts';
export { sentenceOf, WrapperError } from './problem.ts';
export type { Problem } from './problem.ts';
export type {
  End,
  EventOf,
  Following,
  Generation,
  Happening,
  HeaderList,
  Schedule,
  TokenPlace,
  Trace,
  TraceEvent,
} from './trace.ts';
export { legsOf } from './legsOf.ts';
export { callInWords, callLabel } from './call.ts';
export type { Call } from './call.ts';
export { readChoice, tabOfChoice, writeChoice } from './choice.ts';
export type { Choice, ChoiceParts } from './choice.ts';
export { callIdOf, createRequestNumbers, readRequestId, senderOf, writeRequestId } from './ids.ts';
export type { CallId, RequestId, RequestRole } from './ids.ts';
export { traceToText } from './text.ts';
export { capital } from './words/capital.ts';
export { listed } from './words/listed.ts';
export { choiceOf } from './facts/choiceOf.ts';
export { factsOf } from './facts/factsOf.ts';
export { firstFault } from './facts/faults.ts';
export { factRows } from './facts/factRows.ts';
export type { Facts, Outcome } from './facts/facts.ts';
export { callRecordsOf } from './facts/calls.ts';
export type { CallRecord } from './facts/calls.ts';
export { heldBefore } from './facts/held.ts';
export { callOfRequest, holdsOf } from './facts/holds.ts';
export type { Hold } from './facts/holds.ts';
export { hasExpired, isGoodBefore } from './facts/life.ts';
export { refreshWasNeeded } from './facts/need.ts';
export { requestsOf, requestsOfCall, tokenName, tokensCarried } from './facts/requests.ts';
export type { Moment, RequestRecord } from './facts/requests.ts';
export { waitsOf } from './facts/waits.ts';
export type { Wait } from './facts/waits.ts';
// What live mode and `lab serve` need: the same backend and the same watching, outside of the simulator.
export { createAccessToken, readExpiredAccessToken } from './backend/accessToken.ts';
export { encodeBase64Url } from './backend/base64url.ts';
export { DEMO_LOGIN } from './backend/data.ts';
export type { BackendEvent } from './backend/events.ts';
export { createHandlers } from './backend/handlers.ts';
export type { BackendOptions } from './backend/handlers.ts';
export { createMemoryVault } from './backend/memoryVault.ts';
export { NEW_BACKEND } from './backend/state.ts';
export type { BackendState, Vault } from './backend/state.ts';
export { seedSession } from './backend/tokenService.ts';
export { createLockClasses } from './world/lock.ts';
export { createTokenRegistry } from './world/tokens.ts';
export { createTokenWatch } from './world/tokenWatch.ts';
export { roleOf } from './world/address.ts';
export { REQUEST_CAP } from './world/world.ts';
export { explore, explorations } from './explore/explore.ts';
export { runOfPlan } from './explore/runOfPlan.ts';
export type { ExploreRequest } from './explore/runOfPlan.ts';
export type { Hand } from './explore/crew.ts';
export type { Plan } from './explore/search.ts';
export type { RunRecord } from './explore/recordRun.ts';
export type { Exploration } from './explore/explore.ts';
export type { OutcomeCount } from './explore/tally.ts';
export { MOST_REFRESHES } from './explore/result.ts';
export type { Result } from './explore/result.ts';
export { witnessOf, witnessToText } from './explore/witness.ts';
export { BASE_PATH, ORIGIN } from './world/address.ts';
export { EPOCH_MS } from './world/clock.ts';
export { checkClaims } from './claims/checkClaims.ts';
export type { Claim, ClaimId, Judgement } from './claims/claim.ts';
export { familyBefore } from './claims/family.ts';
export type { Family } from './claims/family.ts';
export { CHECK_IDS, LEVEL_TITLES, LEVELS } from './checks/check.ts';
export type { Check, CheckId, CheckOptions, CheckResult, CheckWitness, Level } from './checks/check.ts';
export { CHECKS, checkOf } from './checks/checks.ts';
export { notRun } from './checks/notRun.ts';
export { runChecks } from './checks/runChecks.ts';
export { countStanding, standingOf } from './checks/standing.ts';
export type { Standing } from './checks/standing.ts';
export { CHALLENGES } from './challenges/challenges.ts';
export type { Challenge } from './challenges/challenges.ts';
export { decide } from './challenges/decide.ts';
export type { Verdict } from './challenges/decide.ts';
export { GOALS, goalOf } from './challenges/goals.ts';
export type { Goal } from './challenges/goals.ts';
export { openingOf } from './challenges/openingOf.ts';
export { possibleNext } from './challenges/possibleNext.ts';
