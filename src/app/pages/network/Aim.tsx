import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { counted, sentenceOf } from '../../../sim/index.ts';
import type { Choice, Goal, GoalVerdict, Problem, Scenario, Source, Trace } from '../../../sim/index.ts';
import { caption } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useSimulator } from '../../worker/useSimulator.ts';
import styles from './aim.module.css';

interface AimProps {
  readonly goal: Goal;
  readonly source: Source;
  readonly scenario: Scenario;
  readonly trace: Trace;
  /** How many steps are over before the first move. */
  readonly opening: number;
  readonly onShow: (moves: readonly Choice[]) => void;
  /** The reader has done it: reached it by moves of their own, or said rightly that it is impossible. */
  readonly onDone: (how: 'reached' | 'impossible') => void;
  /** Whether the moves are on the timeline too. */
  readonly timeline: boolean;
  readonly onTimeline: () => void;
}

/** What is to be reached, and whether it can be. Made anew for another goal, wrapper or scenario. */
export function Aim({ goal, source, scenario, trace, opening, onShow, onDone, timeline, onTimeline }: AimProps) {
  const [isGivenUp, setIsGivenUp] = useState(false);
  const step = goal.reachedAt(trace);
  // A link may come with the moves of somebody else, and the page shows a shortest way when it is asked to.
  const [isGiven, setIsGiven] = useState(step !== null);
  const [isShown, setIsShown] = useState(false);
  if (isGiven && step === null) setIsGiven(false);
  const verdict = useVerdict(goal.id, source, scenario, isGivenUp || step !== null);
  const isImpossible = isGivenUp && verdict.state === 'decided' && verdict.verdict.state === 'impossible';
  const isReached = step !== null && !isGiven && !isShown;
  const done = isReached ? 'reached' : isImpossible ? 'impossible' : null;
  useEffect(() => {
    if (done !== null) onDone(done);
  }, [done, onDone]);
  return (
    <GoalBanner
      goal={goal}
      trace={trace}
      reached={step === null ? null : { step, move: step - opening }}
      verdict={verdict}
      onImpossible={() => setIsGivenUp(true)}
      onShow={(moves) => {
        setIsShown(true);
        onShow(moves);
      }}
      timeline={timeline}
      onTimeline={onTimeline}
    />
  );
}

type VerdictState =
  | { readonly state: 'idle' }
  | { readonly state: 'looking'; readonly count: number }
  | { readonly state: 'decided'; readonly verdict: GoalVerdict }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Finds out in a worker whether a goal can be reached, and how soon, from when that is asked. What was found stays. */
function useVerdict(goal: string, source: Source, scenario: Scenario, isAsked: boolean): VerdictState {
  const simulator = useSimulator();
  const [found, setFound] = useState<VerdictState>({ state: 'looking', count: 0 });
  const isOver = found.state === 'decided' || found.state === 'failed';
  useEffect(() => {
    if (!isAsked || isOver) return undefined;
    const task = simulator.start({ do: 'decide', source, scenario, goal }, (message) => {
      if (message.as === 'looked') setFound({ state: 'looking', count: message.count });
      if (message.as === 'decided') setFound({ state: 'decided', verdict: message.verdict });
      if (message.as === 'problem') setFound({ state: 'failed', problem: message.problem });
    });
    return task.cancel;
  }, [simulator, goal, source, scenario, isAsked, isOver]);
  return isAsked ? found : { state: 'idle' };
}

interface GoalBannerProps {
  readonly goal: Goal;
  readonly trace: Trace;
  /** The move that reached the goal, from 1; `null` while none has. */
  readonly reached: { readonly move: number; readonly step: number } | null;
  /** What a search over all orders says; `idle` while nobody has asked. */
  readonly verdict: VerdictState;
  readonly onImpossible: () => void;
  readonly onShow: (moves: readonly Choice[]) => void;
  readonly timeline: boolean;
  readonly onTimeline: () => void;
}

/** How it stands with the aim: to be reached, reached, or given up as impossible. */
function GoalBanner(props: GoalBannerProps) {
  const { goal, trace, reached, verdict, onImpossible, onShow, timeline, onTimeline } = props;
  if (reached) {
    return (
      <Banner look="right">
        <p>
          <b>
            You {goal.did}, in {counted(reached.move, 'move')}.
          </b>{' '}
          {fewestOf(verdict, reached.move)} <Words sentence={unstressed(trace, reached.step)} />
        </p>
        <Ways verdict={verdict} reached={reached.move} onShow={onShow} />
        {!timeline && <Button onClick={onTimeline}>Show on the timeline</Button>}
      </Banner>
    );
  }
  if (verdict.state === 'looking') {
    return (
      <Banner look="open" isBusy>
        <p>
          <b>You say it is impossible.</b> Trying every order: {verdict.count.toLocaleString('en')} so far.
        </p>
      </Banner>
    );
  }
  if (verdict.state === 'failed') {
    return (
      <Banner look="open">
        <p>{sentenceOf(verdict.problem)}</p>
      </Banner>
    );
  }
  if (verdict.state === 'decided') {
    const { verdict: found } = verdict;
    if (found.state === 'impossible') {
      return (
        <Banner look="right">
          <p>
            <b>You are right: it is impossible.</b> All {found.count.toLocaleString('en')} {found.of} were tried, and
            none does it.
          </p>
        </Banner>
      );
    }
    if (found.state === 'unknown') {
      return (
        <Banner look="open">
          <p>
            <b>Nobody knows.</b> {found.count.toLocaleString('en')} {found.of} were tried and none does it, but there
            are more. Take fewer components.
          </p>
        </Banner>
      );
    }
    return (
      <Banner look="open">
        <p>
          <b>It is possible, in {counted(found.moves.length, 'move')}.</b> Go on, or look at one way.
        </p>
        <Button onClick={() => onShow(found.moves)}>Show a shortest way</Button>
      </Banner>
    );
  }
  return (
    <Banner look="open">
      <p>
        <b>Your turn:</b> {goal.aim}, or say that no order can.
      </p>
      <Button onClick={onImpossible}>It is impossible</Button>
    </Banner>
  );
}

function Banner({ look, isBusy = false, children }: { look: 'right' | 'open'; isBusy?: boolean; children: ReactNode }) {
  return (
    <section className={cx(styles.banner, styles[look])} aria-label="Your aim" aria-busy={isBusy}>
      {look === 'right' && <Icon name="tick" />}
      {isBusy && <span className={cx('hatched', styles.hatch)} aria-hidden="true" />}
      {children}
    </section>
  );
}

function fewestOf(verdict: VerdictState, moves: number): string {
  if (verdict.state === 'looking') return 'The fewest is being looked for.';
  if (verdict.state !== 'decided' || verdict.verdict.state !== 'possible') return '';
  const fewest = verdict.verdict.moves.length;
  return fewest === moves ? 'Nobody can do it in fewer.' : `The fewest is ${fewest}.`;
}

/** The way there, where it is shorter than the reader's. */
function Ways({
  verdict,
  reached,
  onShow,
}: Pick<GoalBannerProps, 'verdict' | 'onShow'> & { readonly reached: number }) {
  if (verdict.state !== 'decided' || verdict.verdict.state !== 'possible') return null;
  const { moves } = verdict.verdict;
  return moves.length < reached ? <Button onClick={() => onShow(moves)}>Show a shortest way</Button> : null;
}

/** The caption, all of it in one weight: the banner has a bold beginning of its own. */
function unstressed(trace: Trace, step: number) {
  return caption(trace, step).flatMap((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part));
}
