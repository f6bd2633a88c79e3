import { useState } from 'react';
import { CHALLENGES, checkClaims, goalOf, witnessToText } from '../../../sim/index.ts';
import type { Challenge, Choice, Trace } from '../../../sim/index.ts';
import { caption, plain } from '../../../timeline/words/index.ts';
import panel from '../../../ui/panel.module.css';
import { keepChallengeResult } from '../../run/challengeResults.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { movesOf } from '../../run/moveWords.ts';
import { Notices } from '../../run/Notices.tsx';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import { ShownRun } from '../../run/ShownRun.tsx';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import { addressOf } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import type { NetworkAddress } from '../../shell/address/networkAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { Page } from '../../shell/Page.tsx';
import { useShared } from '../../shell/address/OpenLink.tsx';
import { keyOf } from '../../worker/useKeyed.ts';
import { Aim } from './Aim.tsx';
import { ClaimsPanel } from './ClaimsPanel.tsx';
import { inFlightOf } from './inFlight.ts';
import { MovesPanel } from './MovesPanel.tsx';
import { NetworkHead } from './NetworkHead.tsx';
import { Sea } from './Sea.tsx';
import { useGameKeys } from './useGameKeys.ts';
import { useNetwork } from './useNetwork.ts';
import type { Network } from './useNetwork.ts';
import styles from './network.module.css';

/** The reader is the network: chooses which message arrives next, and tries to break the wrapper. */
export default function NetworkPage() {
  const network = useNetwork();
  const { address, notices, change, undo, study, trace, problem, moves, opening, scenario, isHeld } = network;
  const isBusy = trace === null || trace.choices.length - opening !== moves.length;
  const inFlight = trace ? inFlightOf(trace) : { envelopes: [], happenings: [] };
  const choices = [...inFlight.envelopes, ...inFlight.happenings].map(({ choice }) => choice);

  const deliver = (choice: Choice) => !isBusy && network.deliver(choice);
  const restart = moves.length > 0 ? () => network.goTo([]) : null;
  useGameKeys({ choices, deliver, undo: () => undo?.(), restart: () => restart?.() });

  return (
    <Page title={`You are the network, ${study.wrapper.title}`} look="tools">
      <NetworkHead
        address={address}
        change={change}
        wrappers={network.wrappers}
        own={network.own}
        scenario={scenario}
        base={network.base}
        onUndo={undo}
        onRestart={restart}
      />
      <Notices notices={notices} />
      {problem && <ProblemPanel problem={problem} />}
      {isHeld && <HeldSource onLeave={() => change({ wrapper: USUAL_WRAPPER, moves: [] })} />}
      {!problem && !trace && !isHeld && <WaitingPanel />}
      {trace && (
        <Game
          address={address}
          change={change}
          onGoTo={network.goTo}
          study={study}
          scenario={scenario}
          opening={opening}
          moves={moves}
          next={network.next}
          trace={trace}
          inFlight={inFlight}
          choices={choices}
          onDeliver={deliver}
          onUndo={undo}
        />
      )}
      <ChallengesPanel current={challengeAt(address)} onChoose={(challenge) => change(startOf(challenge))} />
      <p className={styles.keys}>
        Keys: <kbd>1</kbd> to <kbd>9</kbd> deliver, arrows go from one message to the next, <kbd>Enter</kbd> delivers,{' '}
        <kbd>U</kbd> undoes, <kbd>R</kbd> starts over, which can be undone too. The address of the page holds the
        position.
      </p>
    </Page>
  );
}

interface GameProps extends Pick<Network, 'address' | 'change' | 'study' | 'scenario' | 'opening' | 'moves' | 'next'> {
  readonly trace: Trace;
  readonly inFlight: ReturnType<typeof inFlightOf>;
  readonly choices: readonly Choice[];
  readonly onDeliver: (choice: Choice) => void;
  readonly onGoTo: Network['goTo'];
  readonly onUndo: (() => void) | null;
}

function Game(props: GameProps) {
  const {
    address,
    change,
    study,
    scenario,
    opening,
    moves,
    next,
    trace,
    inFlight,
    choices,
    onDeliver,
    onGoTo,
    onUndo,
  } = props;
  const moveOf = (step: number) => (step > opening ? `at move ${step - opening}` : 'at the start');
  const last = trace.events.at(-1)?.step ?? 0;
  const claims = checkClaims(trace, [...next.values()]);
  const goal = goalOf(address.goal);
  const asked = { source: study.source, scenario, goal: address.goal };
  const [wasShown] = useState(address.timeline);
  const { keep } = useShared();
  const schedule = { by: 'choices', choices: moves, then: 'stop' } as const;
  const inSandbox = addressOf({
    wrapper: address.wrapper,
    scenario: address.scenario,
    settings: address.settings,
    schedule,
  });
  return (
    <>
      {goal && (
        <Aim
          key={keyOf(asked)}
          goal={goal}
          source={study.source}
          scenario={scenario}
          trace={trace}
          opening={opening}
          onShow={onGoTo}
          onDone={(how) => keepChallengeResult(address, how === 'reached' ? witnessToText(moves) : how)}
          timeline={address.timeline}
          onTimeline={() => change({ timeline: true })}
        />
      )}
      <Sea
        trace={trace}
        inFlight={inFlight}
        choices={choices}
        next={next}
        moveOf={moveOf}
        hasLock={study.source.text.includes('async-mutex')}
        onDeliver={onDeliver}
        onUndo={onUndo}
      />
      <p className="visually-hidden" role="status">
        {last > opening &&
          [
            `Move ${last - opening}. ${plain(caption(trace, last))}`,
            ...claims.flatMap(({ title, judgement }) =>
              judgement.state === 'broken' && judgement.step === last ? `Broken: ${title}, ${judgement.because}.` : [],
            ),
          ].join(' ')}
      </p>
      <div className={styles.lower}>
        <ClaimsPanel claims={claims} choices={choices} moveOf={moveOf} last={last} />
        <MovesPanel
          moves={movesOf(trace, opening)}
          onGoTo={(count) => count < moves.length && onGoTo(moves.slice(0, count))}
          timeline={address.timeline}
          onTimeline={(timeline) => change({ timeline })}
          sandboxHref={`/sandbox?${keep(formatAddress(inSandbox))}`}
        />
      </div>
      {address.timeline && (
        <ShownRun
          trace={trace}
          source={study.source}
          label={`Timeline of ${study.wrapper.title}, move by move`}
          comesIntoSight={!wasShown}
        />
      )}
    </>
  );
}

interface ChallengesPanelProps {
  readonly current: string | null;
  readonly onChoose: (challenge: Challenge) => void;
}

/** What there is to try. Some of it cannot be done. */
function ChallengesPanel({ current, onChoose }: ChallengesPanelProps) {
  return (
    <section className={`${panel.panel} ${styles.challenges}`} aria-labelledby="challenges">
      <div className={panel.head}>
        <h2 id="challenges">Challenges</h2>
        <span className={panel.note}>some of them cannot be done: then say so</span>
      </div>
      <ol className={styles.offers}>
        {CHALLENGES.map((challenge) => (
          <li key={challenge.id}>
            <button
              type="button"
              aria-current={challenge.id === current || undefined}
              onClick={() => onChoose(challenge)}
            >
              {challenge.title}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function startOf({ wrapper, scenario, settings, goal }: Challenge) {
  return { wrapper, scenario, settings, goal, moves: [], timeline: false };
}

/** The challenge that is being played. */
function challengeAt(address: NetworkAddress): string | null {
  const found = CHALLENGES.find(
    ({ wrapper, scenario, settings, goal }) =>
      wrapper === address.wrapper &&
      scenario === address.scenario &&
      goal === address.goal &&
      JSON.stringify(settings) === JSON.stringify(address.settings),
  );
  return found?.id ?? null;
}
