import type { ReactNode } from 'react';
import { sentenceOf, counted } from '../../../../sim/index.ts';
import type { Choice, Goal, Trace } from '../../../../sim/index.ts';
import { caption } from '../../../../timeline/words/index.ts';
import { Words } from '../../../../timeline/words/Words.tsx';
import type { VerdictState } from '../useVerdict.ts';
import { Button } from '../../../../ui/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { Icon } from '../../../../ui/Icon.tsx';
import styles from './banner.module.css';

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
export function GoalBanner(props: GoalBannerProps) {
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
