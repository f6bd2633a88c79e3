import { useId, useRef, useState } from 'react';
import type { Choice, Trace } from '../../../../sim/index.ts';
import { caption, ending } from '../../../../timeline/words/index.ts';
import { counted } from '../../../../sim/index.ts';
import { Words } from '../../../../timeline/words/Words.tsx';
import { Button } from '../../../../ui/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import panel from '../../../../ui/panel.module.css';
import { appStandings } from '../game/appStanding.ts';
import { callStandings } from '../game/callStandings.ts';
import type { InFlight } from '../game/envelopesOf.ts';
import { serverStanding } from '../game/serverStanding.ts';
import { AppFoot } from './AppFoot.tsx';
import { CallCell } from './CallCell.tsx';
import type { ChoiceProps } from './choiceButton.ts';
import { EnvelopeButton } from './EnvelopeButton.tsx';
import { HappeningButton } from './HappeningButton.tsx';
import { ServerColumn } from './ServerColumn.tsx';
import { useFocusAfter } from './useFocusAfter.ts';
import cell from './cell.module.css';
import styles from './sea.module.css';

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
  if (isOpening(trace))
    return `${counted(trace.pending.length, 'message is', 'messages are')} in flight. Choose which arrives next.`;
  return <Words sentence={caption(trace, last(trace))} />;
}

function isOpening({ events }: Trace): boolean {
  return events.every((event) => event.type !== 'request-decided' && event.type !== 'request-lost');
}
