import { useEffect, useId, useRef, useState } from 'react';
import { callLabel, counted, readChoice } from '../../../sim/index.ts';
import type { Choice, Trace } from '../../../sim/index.ts';
import { caption, ending } from '../../../timeline/words/index.ts';
import { TokenChip } from '../../../timeline/words/TokenChip.tsx';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/panel.module.css';
import { EnvelopeButton, HappeningButton } from './ChoiceButton.tsx';
import type { ChoiceProps } from './ChoiceButton.tsx';
import type { InFlight } from './inFlight.ts';
import { appStandings, callStandings, serverStanding } from './standings.ts';
import type { AppStanding, CallStanding, ServerStanding } from './standings.ts';
import cell from './cell.module.css';
import styles from './sea.module.css';

declare module 'react' {
  interface CSSProperties {
    /** How many rows of wires there are. */
    '--rows'?: number;
  }
}

interface SeaProps {
  readonly trace: Trace;
  readonly inFlight: InFlight;
  readonly choices: readonly Choice[];
  readonly next: ReadonlyMap<Choice, Trace>;
  /** Where a step was: `at move 6`. */
  readonly moveOf: (step: number) => string;
  readonly hasLock: boolean;
  readonly onDeliver: (choice: Choice) => void;
  readonly onUndo: (() => void) | null;
}

/** The messages in flight between the two shores: each call on its own wire. */
export function Sea({ trace, inFlight, choices, next, moveOf, hasLock, onDeliver, onUndo }: SeaProps) {
  const sentence = useId();
  const sea = useRef<HTMLElement>(null);
  const [looked, setLooked] = useState<Choice | null>(null);
  const look = (choice: Choice) => (looks: boolean) =>
    setLooked((before) => (looks ? choice : before === choice ? null : before));
  const server = serverStanding(trace, moveOf);
  const rows = callStandings(trace, moveOf);
  const others = inFlight.envelopes.filter(({ call }) => call === null);
  const barriers = inFlight.happenings.filter(({ kind }) => kind !== 'mount');
  const { deliver } = useFocusAfter(sea, trace, onDeliver);
  const looksAt = looked !== null && choices.includes(looked) ? looked : null;

  const propsOf = (choice: Choice): ChoiceProps => ({
    number: choices.indexOf(choice) + 1,
    isLooked: looksAt === choice,
    describedBy: sentence,
    onDeliver: () => deliver(choice),
    onLook: look(choice),
  });
  const buttons = (of: (call: string | null) => boolean) => [
    ...inFlight.envelopes.map(
      (envelope) =>
        of(envelope.call) && <EnvelopeButton key={envelope.choice} envelope={envelope} {...propsOf(envelope.choice)} />,
    ),
    ...inFlight.happenings.map(
      (happening) =>
        happening.kind === 'mount' &&
        of(happening.call) && (
          <HappeningButton key={happening.choice} happening={happening} {...propsOf(happening.choice)} />
        ),
    ),
  ];
  const wires = rows.length + (others.length > 0 ? 1 : 0) + (barriers.length > 0 ? 1 : 0);
  return (
    <section ref={sea} tabIndex={-1} aria-label="Messages in flight" className={cx(panel.panel, styles.sea)}>
      <h2 className={cx(styles.head, styles.app)}>
        The app <span>what it knows</span>
      </h2>
      <p className={cx(styles.head, styles.ways)} aria-hidden="true">
        <span>leaves the app →</span>
        <span>← leaves FastAPI</span>
      </p>
      <h2 className={cx(styles.head, styles.server)}>
        FastAPI <span>what is true</span>
      </h2>
      {rows.map((standing) => (
        <div key={standing.call.id} className={styles.row} data-call-row={standing.call.id}>
          <CallCell standing={standing} />
          <div className={styles.wire}>{buttons((call) => call === standing.call.id)}</div>
        </div>
      ))}
      {others.length > 0 && (
        <div className={styles.row}>
          <div className={cx(cell.cell, styles.app)}>
            <h3>The app</h3>
            <p className={cell.about}>outside of any call</p>
          </div>
          <div className={styles.wire}>{buttons((call) => call === null)}</div>
        </div>
      )}
      {barriers.length > 0 && (
        <div className={styles.row}>
          <div className={cx(cell.cell, styles.app)}>
            <h3>{inFlight.envelopes.length === 0 ? 'Nothing is in flight' : 'Not a message'}</h3>
            <p className={cell.about}>timers and the user had to wait for it</p>
          </div>
          <div className={cx(styles.wire, styles.still)}>
            {barriers.map((happening) => (
              <HappeningButton key={happening.choice} happening={happening} {...propsOf(happening.choice)} />
            ))}
          </div>
        </div>
      )}
      <ServerColumn standing={server} rows={wires} />
      <AppFoot standings={appStandings(trace, moveOf)} hasLock={hasLock} />
      <div className={cx(styles.foot, styles.say)}>
        <p id={sentence}>
          <Saying
            trace={trace}
            looked={looksAt}
            number={looksAt === null ? 0 : choices.indexOf(looksAt) + 1}
            next={next}
          />
        </p>
        <Button className={styles.undoBelow} disabled={onUndo === null} onClick={() => onUndo?.()}>
          Undo
        </Button>
      </div>
      <div className={cx(styles.foot, styles.server)}>
        <div>
          <p className={cell.about}>Answered</p>
          <p>{server.answered}</p>
        </div>
      </div>
    </section>
  );
}

interface SayingProps {
  readonly trace: Trace;
  readonly looked: Choice | null;
  readonly number: number;
  readonly next: ReadonlyMap<Choice, Trace>;
}

/** What delivering the envelope would do; without one, what happened last. */
function Saying({ trace, looked, number, next }: SayingProps) {
  const after = looked === null ? undefined : next.get(looked);
  const last = (of: Trace) => of.events.at(-1)?.step ?? 0;
  if (after) {
    return (
      <>
        <b>{number <= 9 ? `Deliver ${number}: ` : 'Deliver it: '}</b>
        <Words
          sentence={caption(after, last(after)).flatMap((part) =>
            typeof part === 'object' && 'strong' in part ? part.strong : part,
          )}
        />
      </>
    );
  }
  if (trace.end !== 'stopped') return <Words sentence={ending(trace)} />;
  if (isOpening(trace)) return openingWords(trace);
  return <Words sentence={caption(trace, last(trace))} />;
}

/** A scenario may begin with nothing: its first component mounts later. */
function openingWords({ pending }: Trace): string {
  const messages = pending.filter((choice) => readChoice(choice)?.of === 'message').length;
  if (messages === 0) return 'Nothing is in flight yet. Choose what happens next.';
  return `${counted(messages, 'message is', 'messages are')} in flight. Choose which arrives next.`;
}

function isOpening({ events }: Trace): boolean {
  return events.every((event) => event.type !== 'request-decided' && event.type !== 'request-lost');
}

/** What the app knows of a call. */
function CallCell({ standing: { call, state, words, about } }: { readonly standing: CallStanding }) {
  return (
    <div className={cx(cell.cell, styles.app)}>
      <h3>{callLabel(call)}</h3>
      <span className={cx(cell.state, cell[state])}>
        {state === 'filled' && <Icon name="tick" />}
        {state === 'waiting' && <span className={cx('hatched', cell.hatch)} aria-hidden="true" />}
        {words}
      </span>
      <p className={cell.about}>{about}</p>
    </div>
  );
}

/** What the app holds beside its calls: its access token, and its lock. */
function AppFoot({ standings, hasLock }: { readonly standings: readonly AppStanding[]; readonly hasLock: boolean }) {
  return (
    <div className={cx(styles.foot, styles.app)}>
      {standings.map(({ tab, store, access, expired, lock, loggedOut }) => (
        <div key={tab} className={cell.holds}>
          <p className={cell.about}>
            {store}
            {standings.length > 1 && `, tab ${tab}`}
          </p>
          <p>
            <TokenChip kind="access" generation={access} expired={expired} />
          </p>
          {hasLock && (
            <>
              <p className={cell.about}>Lock</p>
              <p>{lock}</p>
            </>
          )}
          {loggedOut !== null && <p className={cell.out}>Logged out {loggedOut}</p>}
        </div>
      ))}
    </div>
  );
}

/** What is true at FastAPI, whatever the app believes. */
function ServerColumn({ standing, rows }: { readonly standing: ServerStanding; readonly rows: number }) {
  const { access, refresh, family } = standing;
  return (
    <div className={cx(styles.truth, styles.server)} style={{ '--rows': rows }}>
      <div className={cell.cell}>
        <h3>Access tokens</h3>
        <TokenChip kind="access" generation={access.generation} expired={access.expired} />
        <p className={cell.about}>{access.about}</p>
      </div>
      <div className={cell.cell}>
        <h3>Refresh token</h3>
        <TokenChip kind="refresh" generation={refresh.generation} />
        <p className={cell.about}>{refresh.about}</p>
      </div>
      <div className={cell.cell}>
        <h3>Family</h3>
        <span className={cx(cell.state, !family.isGood && cell.failed)}>{family.words}</span>
        <p className={cell.about}>{family.about}</p>
      </div>
    </div>
  );
}

/** After a delivery the envelope is gone: the focus goes to what became of it, else to the next one. */
function useFocusAfter(
  sea: { readonly current: HTMLElement | null },
  trace: Trace,
  onDeliver: (choice: Choice) => void,
) {
  const wanted = useRef<{ readonly request: string; readonly call: string | null } | null>(null);
  useEffect(() => {
    const want = wanted.current;
    wanted.current = null;
    if (!want || !sea.current || (document.activeElement !== document.body && document.activeElement !== null)) return;
    const all = [...sea.current.querySelectorAll<HTMLElement>('[data-choice]')];
    const found =
      all.find((one) => one.dataset['request'] === want.request) ??
      all.find((one) => want.call !== null && one.dataset['call'] === want.call) ??
      all[0];
    (found ?? sea.current).focus({ preventScroll: found === undefined });
  }, [sea, trace]);
  return {
    deliver(choice: Choice) {
      const button = sea.current?.querySelector<HTMLElement>(`[data-choice="${CSS.escape(choice)}"]`);
      if (button && button === document.activeElement) {
        wanted.current = { request: button.dataset['request'] ?? '', call: button.dataset['call'] ?? null };
      }
      onDeliver(choice);
    },
  };
}
