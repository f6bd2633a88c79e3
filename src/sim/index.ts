/** The only door of the simulator. */
export { COMPONENTS, componentOf, operationOf, WRITER } from './components.ts';
export type { ComponentId } from './components.ts';
export type { Latency, Mount, Scenario, UserAction } from './scenario.ts';
export { componentsIn, SCENARIOS, scenarioOf } from './scenarios.ts';
export { readScenario, scenarioFile } from './scenarioSchema.ts';
export { packScenario, scenarioData, scenarioNamed } from './scenarioText.ts';
export { isPacked, shortName } from './scenarioWord.ts';
export { scenarioIn } from './scenarioIn.ts';
export { loadScenario } from './loadScenario.ts';
export { applySettings, SETTINGS, settingsBetween } from './settings.ts';
export type { Settings } from './settings.ts';
export { answersIn, API_ANSWERS, readAnswers, REFRESH_ANSWERS } from './backend/serverPolicy.ts';
export type { Answers, ApiAnswer, RefreshAnswer, ServerPolicy } from './backend/serverPolicy.ts';
export { hashOf } from './hash.ts';
export { createRandom } from './random.ts';
export { run } from './run.ts';
export type { RunOptions, RunRequest } from './run.ts';
export { LONGEST_SOURCE } from './source/source.ts';
export type { ContractSettings, Source } from './source/source.ts';
export { checkSyntax } from './source/checkSyntax.ts';
export { parser } from './source/parser.ts';
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
  StandMark,
  TokenPlace,
  Trace,
  TraceCookie,
  TraceEvent,
} from './trace.ts';
export { legsOf } from './scenario.ts';
export { callInWords, beginningInWords, callLabel } from './call.ts';
export { callsOf } from './callsOf.ts';
export type { Call } from './call.ts';
export { readChoice, tabOfChoice, writeChoice } from './choice.ts';
export type { Choice, ChoiceParts } from './choice.ts';
export { callIdOf, createRequestNumbers, readRequestId, senderOf, writeRequestId } from './ids.ts';
export type { CallId, RequestId, RequestRole } from './ids.ts';
export { traceToText } from './text.ts';
export { deedInWords } from './userDeed.ts';
export { FAILURES, FILLED, LOST, REVOKES, UNANSWERED, UNREADABLE, unknownToken } from './eventWords.ts';
export { aboutInWords, capital, counted, listed, timeText } from './english.ts';
export { choiceOf } from './facts/choiceOf.ts';
export { factsOf } from './facts/factsOf.ts';
export { firstFault } from './facts/callRecords.ts';
export { factRows } from './facts/factsOf.ts';
export { OUTCOME_NAMES, OUTCOMES } from './facts/factsOf.ts';
export type { Facts, Outcome } from './facts/factsOf.ts';
export { callRecordsOf, endsCode, openCallsOf } from './facts/callRecords.ts';
export type { CallRecord } from './facts/callRecords.ts';
export { heldBefore, isShared } from './facts/heldTokens.ts';
export { callOfRequest, holdsOf } from './facts/holds.ts';
export type { Hold } from './facts/holds.ts';
export { hasExpired, isGoodBefore } from './facts/heldTokens.ts';
export { refreshWasNeeded } from './facts/heldTokens.ts';
export { requestsOf, requestsOfCall, tokenName, tokensCarried, wasRefused } from './facts/requests.ts';
export type { Moment, RequestRecord } from './facts/requests.ts';
export { forcedLogoutsOf, logoutsOf } from './facts/logouts.ts';
export type { Logout } from './facts/logouts.ts';
export { gapsOf } from './facts/gapsOf.ts';
export type { Gap } from './facts/gapsOf.ts';
export { resumptionsIn, standInWords, standOfWait, standsAt } from './facts/standsAt.ts';
export type { CallStand, Resumption } from './facts/standsAt.ts';
export { waitsOf } from './facts/waitsOf.ts';
export type { Wait } from './facts/waitsOf.ts';
// What live mode and `lab serve` need: the same backend and the same watching, outside of the simulator.
export { createAccessToken, readExpiredAccessToken } from './backend/accessToken.ts';
export { decodeBase64Url, encodeBase64Url } from './backend/base64url.ts';
export { DEMO_LOGIN, LOGINS } from './backend/data.ts';
export type { Username } from './backend/data.ts';
export type { BackendEvent } from './backend/backendParts.ts';
export { httpException, plainText } from './backend/fastapi/answer.ts';
export type { Answer } from './backend/fastapi/answer.ts';
export { answerPreflight, withCorsHeaders } from './backend/fastapi/cors.ts';
export { createHandlers } from './backend/backendHandlers.ts';
export type { BackendOptions } from './backend/backendHandlers.ts';
export { createMemoryVault } from './backend/backendState.ts';
export { NEW_BACKEND } from './backend/backendState.ts';
export type { BackendState, Vault } from './backend/backendState.ts';
export { seedSession } from './backend/tokenService.ts';
export { createLockClasses } from './world/lock.ts';
export { createTokenRegistry } from './world/tokenWatch.ts';
export { createTokenWatch } from './world/tokenWatch.ts';
export { roleOf } from './world/worldAddress.ts';
export { REQUEST_CAP } from './world/world.ts';
export { explore, explorations } from './explore/explore.ts';
export { runOfPlan } from './explore/runOfPlan.ts';
export type { ExploreRequest } from './explore/runOfPlan.ts';
export type { Hand } from './explore/crew.ts';
export type { Plan } from './explore/search.ts';
export type { RunRecord } from './explore/recordRun.ts';
export type { Exploration } from './explore/explore.ts';
export type { OutcomeCount } from './explore/outcomes.ts';
export { MOST_REFRESHES } from './explore/outcomes.ts';
export type { OrderResult } from './explore/outcomes.ts';
export { witnessOf, witnessToText } from './choice.ts';
export { BASE_PATH, ORIGIN } from './world/worldAddress.ts';
export { EPOCH_MS } from './world/clock.ts';
export { checkClaims } from './claims/checkClaims.ts';
export type { Claim, ClaimId, Judgement } from './claims/claim.ts';
export { familyBefore } from './claims/family.ts';
export type { FamilyState } from './claims/family.ts';
export { CHECK_IDS, LEVEL_TITLES, LEVELS } from './checks/check.ts';
export type { Check, CheckId, CheckOptions, CheckResult, CheckWitness, Level, OwnSetup } from './checks/check.ts';
export { CHECKS, checkOf } from './checks/checks.ts';
export { notJudged, notRun } from './checks/check.ts';
export { runChecks } from './checks/runChecks.ts';
export { runChecksIn, SCENARIO_CHECKS } from './checks/runChecksIn.ts';
export { countStanding, standingOf } from './checks/check.ts';
export type { Standing } from './checks/check.ts';
export { CHALLENGES } from './challenges/challenges.ts';
export type { Challenge } from './challenges/challenges.ts';
export { decide } from './challenges/decide.ts';
export type { GoalVerdict } from './challenges/decide.ts';
export { GOALS, goalOf } from './challenges/goals.ts';
export type { Goal } from './challenges/goals.ts';
export { openingOf } from './challenges/possibleNext.ts';
export { possibleNext } from './challenges/possibleNext.ts';
// What reading a reader's file needs.
export type { Carrier, Dialect, Entry, Factory, Expiry, RefreshContract, TokenHome } from './source/dialect.ts';
export { PROBED_PATH, probe, RAW_TOKEN } from './probe/probe.ts';
export { relocation } from './world/worldAddress.ts';
export type { Probed, ProbedRequest, ProbeSetup } from './probe/probed.ts';
export { answerOfQuestion, kindOfName } from './world/standInNames.ts';
export { marksIn } from './probe/marks.ts';
export { isIdentity, isTokenName } from './world/standInNames.ts';
export { MOST_DEEDS } from './probe/markedApp.ts';
export { programOf } from './run.ts';
export { ESTIMATED_AFTER, ESTIMATE_RUNS, estimateOrders } from './explore/estimateOrders.ts';
export type { Program } from './source/program.ts';
export { endsSession, placeOf } from './world/standInApp.ts';
export { contractOf } from './source/contract.ts';
export type { Contract } from './source/contract.ts';
export { isAdapted, isPackage } from './world/modules.ts';
export { appSpecifier } from './world/appSpecifier.ts';
export { withField } from './withField.ts';
export { resolveOwn } from './source/resolveOwn.ts';
