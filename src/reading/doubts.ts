import { answerOfQuestion, endsSession, kindOfName, listed, PROBED_PATH, requestsOf } from '../sim/index.ts';
import type { Dialect, Probed, Trace } from '../sim/index.ts';
import { textOf } from './imports.ts';
import type { Import } from './imports.ts';
import { EXPIRED } from './read.ts';
import type { Read } from './read.ts';
import type { Words } from './words.ts';

/** A question whose answer would settle what the lab cannot tell. */
export interface Doubt {
  readonly question: string;
  readonly choices: readonly {
    readonly means: string;
    /** The comment line that says so. */
    readonly comment: string;
  }[];
}

/** So many values are offered as answers. */
const MOST_VALUES = 3;

/** Libraries that send: what stands in for one sends nothing. */
const SENDS = /^(axios|ky|ky-universal|superagent|graphql-request|got|wretch|ofetch|redaxios)$/;

/** What a trial run shows of a reading: each of these has to be seen before anything is judged. */
interface Shown {
  /** Something was sent for the call. */
  readonly sent: boolean;
  /** How the call with a good token failed; `null` where it got its data. */
  readonly failed: string | number | null;
  /** The refusal led to something that the server knows as the refresh. */
  readonly refreshed: boolean;
  /** The refresh was accepted, and what was sent next carried no other token than before. */
  readonly keptOld: boolean;
  /** The refresh was accepted, and the call failed without another request, and without a fault of its own. */
  readonly gaveUp: boolean;
}

function shownBy(fresh: Trace, expired: Trace): Shown {
  const settled = fresh.events.find((event) => event.type === 'call-settled');
  const requests = requestsOf(expired);
  const refreshes = requests.filter(({ role, refresh }) => role === 'refresh' && refresh !== null);
  const accepted = refreshes.find(({ end }) => end?.as === 'answered' && end.status < 300);
  const repeats = requests.filter(
    ({ role, sent }) => role === 'api' && accepted?.end && sent.step >= accepted.end.step,
  );
  return {
    sent: requestsOf(fresh).length > 0,
    failed: settled?.type === 'call-settled' && !settled.ok ? settled.status : settled ? null : 'no answer',
    refreshed: refreshes.length > 0,
    gaveUp:
      accepted !== undefined &&
      repeats.length === 0 &&
      expired.events.some(
        (event) =>
          event.type === 'call-settled' && !event.ok && event.fault === null && event.step >= (accepted.end?.step ?? 0),
      ),
    keptOld: repeats.length > 0 && repeats.every(({ access }) => (access ?? 1) === 1),
  };
}

/**
 * The questions that a reading leaves.
 *
 * @param trials a run with a good token, and one with a token that has expired
 */
export function doubtsOf(found: Read, [fresh, expired]: readonly Trace[]): readonly Doubt[] {
  const { dialect, contract, entries, imports, words } = found;
  if (!dialect) return [];
  const doubts: Doubt[] = [];
  const ask = (question: string, choices: Doubt['choices'] = []): void => void doubts.push({ question, choices });
  const standIns = imports.filter(({ specifier }) => found.modules.get(specifier) === 'stand-in');
  for (const name of found.absent) ask(`It uses ${name}, which the lab does not have.`);
  for (const { specifier } of standIns)
    if (SENDS.test(specifier)) ask(`It sends by ${specifier}, which is not here: what it does the lab cannot tell.`);
  if (entries.length > 1)
    ask(
      'Which of these is the base query?',
      entries.map(({ label, line, said }) => ({
        means: `${label}, line ${line}`,
        comment: `// @reauth-lab entry=${said}`,
      })),
    );
  for (const { name, values, given } of found.decisive)
    ask(`${name} of its environment decides what it does, and is not given. What is it?`, [
      ...[...values.slice(0, MOST_VALUES), ...(given === undefined ? [] : [given])].map((value) => ({
        means: value,
        comment: `// @reauth-lab env.${name}=${value}`,
      })),
      { means: 'another value', comment: `// @reauth-lab env.${name}=VALUE` },
      { means: 'it is not set', comment: `// @reauth-lab env.${name}=none:` },
    ]);
  const sentAs = contract ? sentAsOther(contract.probed) : null;
  if (sentAs !== null)
    ask(
      `A call of ${PROBED_PATH} was sent as ${sentAs}, which does not name it: what its server makes of that the lab cannot tell.`,
    );
  else if (doubts.length === 0 && isCookieGuessed(found))
    ask('Its calls carry no token. Does a cookie do it that no code sees?', [
      { means: 'yes, a cookie', comment: '// @reauth-lab storage.access=httpOnly:access_token' },
      ...KEPT_IN.map(([means, value]) => ({ means, comment: `// @reauth-lab storage.access=${value}` })),
    ]);
  const rivals = contract?.rivals ?? [];
  if (rivals.length > 0)
    ask(
      'More than one request follows a refusal. Which of them is the refresh?',
      rivals.map(({ method, url }) => ({
        means: `${method} ${url}`,
        comment: `// @reauth-lab refresh=${method}:${pathIn(url, dialect)}`,
      })),
    );
  if (doubts.length > 0 || !fresh || !expired) return doubts;

  const shown = shownBy(fresh, expired);
  const called = standIns
    .filter((one) => one.uses.some(({ how }) => how === 'called') && !isOnlyTold(one))
    .map(({ specifier }) => specifier);
  const threw = faultIn(fresh);
  const compared = comparedIn(standIns);
  const deciding = decidingIn(standIns, dialect);
  const given = found.seen ? calledOfGiven(found.seen) : null;
  const listened = contract ? listenedIn(contract.probed, words) : null;
  if (!shown.sent)
    ask(
      given !== null
        ? `In a call nothing was sent. What sends is ${given}, which is given to it: give the file that calls it, too.`
        : called.length > 0
          ? `In a call nothing was sent. What sends is in ${listed(called)}, which was not given: give it too.`
          : threw
            ? `In a call nothing was sent: ${threw} What has to be there for it to send?`
            : 'In a call nothing was sent. What has to be there for it to send?',
    );
  else if (typeof shown.failed === 'string' && called.length > 0 && threw)
    ask(`With a good token a call failed: ${threw} It calls ${listed(called)}, which the lab does not have.`);
  // A base query that gives nothing has nothing to do with what is not here.
  else if (shown.failed !== null && !(threw?.includes('gave undefined') && !deciding[0] && !called[0]))
    ask(
      `With a good token a call failed with ${shown.failed}: what does the app have that the lab does not?`,
      KEPT_IN.map(([means, value]) => ({ means, comment: `// @reauth-lab storage.access=${value}` })),
    );
  else if (fresh.events.some((event) => event.type === 'call-settled' && event.ok && event.strange))
    ask('With a good token a call got other data than its server had sent: what does it make of an answer?');
  // No browser sends what it would: that is its own doing, and no question.
  else if (contract && !contract.refresh && BODY_IN_GET.test(faultIn(expired) ?? '')) return doubts;
  else if (contract && !contract.refresh && refresherIn(contract.probed, standIns) !== null)
    ask(
      `After a refusal ${refresherIn(contract.probed, standIns) ?? ''} was called, which may be what refreshes: what it does the lab cannot tell. Give the file that it is in, too.`,
    );
  else if (contract && !contract.refresh && keeperOf(dialect, standIns) !== null)
    ask(
      `Its token comes from ${keeperOf(dialect, standIns) ?? ''}, which may refresh it by itself: what it does the lab cannot tell.`,
    );
  else if (contract && !contract.refresh && compared !== null)
    ask(`No refresh followed a refusal. It compares with ${compared}, which was not given: give it too.`);
  else if (contract && !contract.refresh && deciding.length > 0)
    ask(
      `No refresh followed a refusal. What leads to one may be in ${listed(deciding)}, which ${deciding.length > 1 ? 'were' : 'was'} not given: give ${deciding.length > 1 ? 'them' : 'it'} too.`,
    );
  else if (contract && !contract.refresh && given !== null)
    ask(
      `No refresh followed a refusal. What leads to one may be ${given}, which is given to it: give the file that calls it, too.`,
    );
  else if (contract && !contract.refresh && listened !== null)
    ask(
      `After a refusal ${listened} was dispatched, which may be what refreshes: what listens to it the lab cannot tell.`,
    );
  else if (
    !contract?.refresh &&
    [...words.names.keys()].some(
      (name) => name !== entries[0]?.said && /refresh_?token|renew|rotat|(^|\/)refresh/i.test(name),
    )
  )
    ask(
      `No refresh followed when a call was refused with ${found.said.includes('expired') ? 'the status that is said' : EXPIRED.join(', ')}. What leads to one?`,
      [{ means: 'another status', comment: '// @reauth-lab expired=STATUS' }],
    );
  else if (contract?.refresh && !shown.refreshed && !contract.isReplaced)
    ask(
      'The refresh that was sent carried no token that the server knows. Where is the refresh token kept?',
      KEPT_IN.map(([means, value]) => ({ means, comment: `// @reauth-lab storage.refresh=${value}` })),
    );
  else if (
    contract?.refresh &&
    shown.gaveUp &&
    !contract.probed.deeds.some(({ tokens }) => tokens.some(({ from }) => /^answer(\.|$)/.test(from)))
  )
    ask('The refresh was answered, and nothing came of it: what does it look for in the answer?', [
      { means: 'the access token in another field', comment: '// @reauth-lab access=FIELD' },
    ]);
  else if (contract && shown.keptOld && !isInState(expired, dialect) && keeperOfNew(contract.probed, standIns) !== null)
    ask(
      `The refresh was answered, and the repeat carried the old token: the new one was given to ${keeperOfNew(contract.probed, standIns) ?? ''}, which was not given. Give it too.`,
    );
  else if (contract && isRepeatedOnly(contract) && shown.keptOld && !found.said.includes('access'))
    ask('The refresh was answered, and the repeat carried the old token. How does the new one come back?', [
      { means: 'in a field of the answer', comment: '// @reauth-lab access=FIELD' },
      {
        means: 'in a cookie, and the old one is not looked at',
        comment: '// @reauth-lab storage.access=httpOnly:access_token',
      },
    ]);
  return doubts;
}

/** What a call that failed says of the wrapper: that it threw, or gave no result. */
function faultIn({ events }: Trace): string | null {
  return events.flatMap((event) => (event.type === 'call-settled' && !event.ok ? [event.fault] : []))[0] ?? null;
}

/** What engines say of a GET with a body: Node and Chromium, Firefox, WebKit. */
const BODY_IN_GET = /\bGET\b.* cannot have( a)? body/;

/** What was sent for a call whose path is in none of its requests: `POST /api`; `null` where one has it, and where nothing was sent. */
function sentAsOther({ requests }: Probed): string | null {
  const [first] = requests;
  if (!first || requests.some(({ is }) => is === 'call')) return null;
  return `${first.method} ${first.url.replace(/[?#].*$/, '').replace(/^https:\/\/[\w-]+\.stand-in\.invalid/, '')}`;
}

/** Calls carry no token, and do not say that cookies go with them: that one does is a guess. */
export function isCookieGuessed({ contract, dialect, said }: Pick<Read, 'contract' | 'dialect' | 'said'>): boolean {
  const home = dialect?.access.home;
  if (home?.in !== 'cookie' || !home.httpOnly || said.includes('storage.access')) return false;
  const call = contract?.probed.requests.find(({ is }) => is === 'call');
  return call !== undefined && call.credentials !== 'include';
}

/** A probe saw a refusal, a refresh and a repeat, and nothing of the answer go anywhere. */
function isRepeatedOnly({ guessed, probed, refresh }: NonNullable<Read['contract']>): boolean {
  const kinds = probed.requests.map(({ is }) => is).join(' ');
  return refresh !== null && guessed.includes('answer') && /^call (other )+call$/.test(kinds);
}

/** The new token was put where the text reads it, in the Redux state: that the old one was sent is the wrapper's doing. */
function isInState({ events }: Trace, { access: { home } }: Dialect): boolean {
  if (home?.in !== 'state') return false;
  const place = `state.${home.path.join('.')}`;
  return events.some(
    (event) =>
      event.type === 'token-stored' && event.kind === 'access' && (event.generation ?? 0) > 1 && event.place === place,
  );
}

/** What was given a token of the answer, of a module that was not given: `setToken() of ./authSlice`. */
function keeperOfNew({ deeds }: Probed, standIns: readonly Import[]): string | null {
  const kept = deeds.find(
    ({ do: deed, at, tokens }) =>
      /^(call|dispatch)$/.test(deed) &&
      tokens.some(({ from }) => /^answer(\.|$)/.test(from)) &&
      standIns.some(({ specifier }) => at.startsWith(`${specifier} `)),
  );
  if (!kept) return null;
  const [specifier = '', use = ''] = kept.at.split(' ', 2);
  return `${use.replace(/^default\./, '')} of ${specifier}`;
}

/** What a text compares something with, of a module that was not given: `SESSION_OVER of ./constants`. */
function comparedIn(standIns: readonly Import[]): string | null {
  for (const { specifier, uses } of standIns) {
    const use = uses.find(({ compared }) => compared);
    if (use) return `${textOf(use)} of ${specifier}`;
  }
  return null;
}

/** Whether a module is told of what happens, by its name, and says nothing: it prints, reports, or shows a message. */
function isOnlyTold({ specifier, uses }: Import): boolean {
  return uses.length > 0 && uses.every(({ name, how }) => how === 'called' && TELLS.test(`${specifier}/${name}`));
}

const TELLS =
  /(^|[/@._-])(logg?er|log|toasts?|toaster|react-toastify|sonner|notistack|sentry|bugsnag|datadog|analytics|telemetry)([/._-]|$)/i;

/** Modules of the app, not given, that say something on which a refresh may hang: all but what is only told of a logout. */
function decidingIn(standIns: readonly Import[], { access: { home } }: Dialect): readonly string[] {
  const token = home?.in === 'module' ? home.use : '';
  return standIns
    .filter((one) => /^(\.|[@~#]?\/|src\/)/.test(one.specifier) && !isOnlyTold(one))
    .filter(({ specifier, uses }) =>
      uses.some(
        (use) =>
          use.how !== 'dispatched' &&
          use.aside !== true &&
          // What a store is given is judged as what is dispatched.
          !/^(dispatch|getState)$/.test(use.path.at(-1) ?? '') &&
          !token.startsWith(`${specifier} ${textOf(use)}`) &&
          !(endsSession(textOf(use)) && answerOfQuestion(use.path.at(-1) ?? use.name) === null) &&
          kindOfName(`${specifier} ${textOf(use)}`).is !== 'address',
      ),
    )
    .map(({ specifier }) => specifier);
}

/** What was called of what a factory is given, and gives no token: `options.onExpired()`. */
function calledOfGiven({ deeds, asked }: Probed): string | null {
  const called = deeds.find(
    ({ do: deed, at }) => deed === 'call' && at.startsWith('parameter ') && !asked.includes(at),
  );
  return called?.at.replace('parameter ', '') ?? null;
}

/** What was dispatched where a text has a middleware that listens: a probe has no store for it. */
function listenedIn({ deeds }: Probed, { names }: Words): string | null {
  if (![...names.keys()].some((name) => /^startListening$|^takeEvery$|^takeLatest$|^takeLeading$/.test(name)))
    return null;
  return deeds.find(({ do: deed }) => deed === 'dispatch')?.at ?? null;
}

/** What was called of a module that was not given, and may refresh by its name: `keycloak.updateToken()`. */
function refresherIn({ deeds }: Probed, standIns: readonly Import[]): string | null {
  const uses = deeds
    .filter(
      ({ do: deed, at }) =>
        /^(call|dispatch)$/.test(deed) && standIns.some(({ specifier }) => at.startsWith(`${specifier} `)),
    )
    .map(({ at }) => at.replace(/^\S+ (default\.)?/, ''));
  return uses.find((use) => REFRESHER.test(use) && !NO_REFRESHER.test(/([\w$]+)\(\)$/.exec(use)?.[1] ?? '')) ?? null;
}

const REFRESHER = /(refresh|renew|rotat|reissue|reauth|silent|updateToken)\w*\(\)(\.\w+\(\))*$/i;
const NO_REFRESHER = /^(set|clear|remove|delete|reset|is|has|get(Stored|Local)?RefreshToken)/i;

/** Libraries that keep a session themselves. */
const KEEPERS = /firebase|amplify|auth0|msal|keycloak|clerk|supabase|next-auth|okta|oidc|cognito|workos|kinde|logto/i;

/** The library that the access token comes from, where it is one that keeps a session itself; else `null`. */
function keeperOf({ access: { home } }: Dialect, standIns: readonly Import[]): string | null {
  if (home?.in !== 'module') return null;
  return (
    standIns.find(({ specifier }) => KEEPERS.test(specifier) && home.use.startsWith(`${specifier} `))?.specifier ?? null
  );
}

/** Where an app may keep a token, and how a comment says so. */
const KEPT_IN = [
  ['a key of localStorage', 'KEY'],
  ['a cookie', 'cookie:NAME'],
  ['the Redux state', 'state:auth.token'],
] as const;

/** A path as a comment has it. */
function pathIn(url: string, { bases }: Dialect): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  const base = [...bases, '/api']
    .map((one) => one.replace(/^https?:\/\/[^/]+/, '').replace(/\/$/, ''))
    .find((one) => one !== '' && path.startsWith(`${one}/`));
  return base === undefined ? path : path.slice(base.length);
}
