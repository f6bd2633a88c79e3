import type { CallId, RequestId, TraceEvent } from '../../sim/index.ts';
import type { DrawnBar } from './bars.ts';
import type { RunFacts } from './facts.ts';
import type { Edge, Orientation } from './geometry.ts';
import type { Lanes } from './lanes.ts';
import type { Scale } from './scale.ts';
import { storesOf } from './stores.ts';

/** A release stands this far before its moment, the waking after it, so that both can be seen. */
const ASIDE = 5;

interface Cause {
  readonly why: Edge['why'];
  readonly request: RequestId | null;
  readonly source: string;
  readonly sourceRow: number;
  readonly target: string;
  readonly px: number;
}

/** What causes what, from lane to lane. Inside a lane segments touch: that is cause enough. */
export function edgesOf(
  facts: RunFacts,
  whole: RunFacts,
  scale: Scale,
  lanes: Lanes,
  bars: readonly DrawnBar[],
  orientation: Orientation,
): readonly Edge[] {
  const seen = new Set<string>();
  return [
    ...lockCauses(facts, scale),
    ...wakeCauses(facts, scale, lanes),
    ...tokenCauses(facts, whole, scale, bars),
  ].flatMap((cause) => {
    const { why, request, px } = cause;
    const source = lanes.byId(cause.source);
    const target = lanes.byId(cause.target);
    const key = `${cause.source} ${cause.target} ${Math.round(px)}`;
    if (!source || !target || source === target || seen.has(key)) return [];
    seen.add(key);
    const forward = source.from < target.from;
    const c0 = forward ? source.to + cause.sourceRow * source.rowPitch : source.from;
    const c1 = forward ? target.from - 1 : target.to + 1;
    const point = (c: number): { x: number; y: number } =>
      orientation === 'across' ? { x: px, y: c } : { x: c, y: px };
    return [
      { id: `${why}:${key}`, why, request, source: source.id, target: target.id, from: point(c0), to: point(c1) },
    ];
  });
}

function lockCauses(facts: RunFacts, scale: Scale): readonly Cause[] {
  return facts.holds.flatMap((hold): readonly Cause[] => {
    if (hold.owner === null) return [];
    const base = { source: `call:${hold.owner}`, sourceRow: 0, target: `lock:${hold.tab}.${hold.lock}` };
    const acquire: Cause = {
      ...base,
      why: 'acquire',
      request: sentIn(facts, hold.owner, hold.from.step),
      px: scale.px(hold.from),
    };
    if (!hold.to) return [acquire];
    return [
      acquire,
      { ...base, why: 'release', request: endedIn(facts, hold.owner, hold.to.step), px: scale.px(hold.to) - ASIDE },
    ];
  });
}

function wakeCauses(facts: RunFacts, scale: Scale, lanes: Lanes): readonly Cause[] {
  return facts.waits.flatMap((wait): readonly Cause[] => {
    const { to } = wait;
    // Who is gone with a tab is woken by nobody.
    if (!to || facts.calls.some(({ call, gone }) => call.id === wait.call && gone?.step === to.step)) return [];
    const tab = facts.callOf(wait.call)?.tab;
    const release = facts.holds.find(
      (hold) => hold.tab === tab && hold.to?.step === to.step && hold.owner !== wait.call,
    );
    const source = release
      ? `lock:${release.tab}.${release.lock}`
      : wait.waitsFor && endedIn(facts, wait.waitsFor, to.step)
        ? `call:${wait.waitsFor}`
        : null;
    if (source === null || !lanes.byId(source)) return [];
    return [
      {
        why: 'wake',
        request: sentIn(facts, wait.call, to.step),
        source,
        sourceRow: 0,
        target: `call:${wait.call}`,
        px: scale.px(to) + ASIDE,
      },
    ];
  });
}

function tokenCauses(facts: RunFacts, whole: RunFacts, scale: Scale, bars: readonly DrawnBar[]): readonly Cause[] {
  const stores = storesOf(whole);
  const barOf = new Map(bars.map((bar) => [bar.request, bar]));
  return facts.trace.events.flatMap((event): readonly Cause[] => {
    if (event.type === 'tokens-issued' || event.type === 'family-revoked') {
      const bar = barOf.get(event.request);
      const why = event.type === 'tokens-issued' ? 'issue' : 'revoke';
      return bar
        ? [{ why, request: bar.request, source: bar.lane, sourceRow: bar.row, target: 'server', px: scale.px(event) }]
        : [];
    }
    if ((event.type !== 'token-stored' && event.type !== 'token-cleared') || event.kind !== 'access') return [];
    const store = stores.find((one) => one.place === event.place && (one.tab === null || one.tab === event.tab));
    const because = event.type === 'token-stored' ? answerOf(facts, event) : null;
    const bar = because === null ? undefined : barOf.get(because);
    if (store && bar)
      return [
        {
          why: 'store',
          request: bar.request,
          source: bar.lane,
          sourceRow: bar.row,
          target: store.id,
          px: scale.px(event),
        },
      ];
    const logout = facts.logouts.find((one) => one.step === event.step && one.tab === event.tab);
    if (!store || !logout) return [];
    const source = logout.call === null ? `app:${logout.tab}` : `call:${logout.call}`;
    return [
      {
        why: 'clear',
        request: logout.call && endedIn(facts, logout.call, logout.step),
        source,
        sourceRow: 0,
        target: store.id,
        px: scale.px(event),
      },
    ];
  });
}

/** The request whose answer began the step of an event. */
function answerOf(facts: RunFacts, event: TraceEvent): RequestId | null {
  const first = facts.trace.events.find((one) => one.step === event.step);
  return first?.type === 'answer-arrived' ? first.request : null;
}

function sentIn(facts: RunFacts, call: CallId, step: number): RequestId | null {
  return facts.requests.find((request) => request.call === call && request.sent.step === step)?.id ?? null;
}

function endedIn(facts: RunFacts, call: CallId, step: number): RequestId | null {
  return facts.requests.find((request) => request.call === call && request.end?.step === step)?.id ?? null;
}
