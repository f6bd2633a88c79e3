import { useState } from 'react';
import { CHALLENGES, checkClaims, goalOf } from '../../../sim/index.ts';
import type { Challenge, Choice, Goal, Trace } from '../../../sim/index.ts';
import { caption, plain } from '../../../timeline/words/index.ts';
import { useVerdict } from './useVerdict.ts';
import { ShownRun } from '../../run/ShownRun.tsx';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { Notices } from '../../run/Notices.tsx';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import { addressOf } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import { useShared } from '../../shell/sharing/SharedContext.ts';
import { Page } from '../../shell/Page.tsx';
import { inFlightOf } from './game/envelopesOf.ts';
import { movesOf } from '../../run/moveWords.ts';
import { useGameKeys } from './useGameKeys.ts';
import { useNetwork } from './useNetwork.ts';
import type { Network } from './useNetwork.ts';
import { ChallengesPanel } from './view/ChallengesPanel.tsx';
import { ClaimsPanel } from './view/ClaimsPanel.tsx';
import { GoalBanner } from './view/GoalBanner.tsx';
import { Head } from './view/Head.tsx';
import { MovesPanel } from './view/MovesPanel.tsx';
import { Sea } from './view/Sea.tsx';
import styles from './network.module.css';

/** The reader is the network: chooses which message arrives next, and tries to break the wrapper. */
export default function NetworkPage() {
  const network = useNetwork();
  const { notices, change, study, trace, problem, moves } = network;
  const isBusy = trace === null || trace.choices.length - network.opening !== moves.length;
  const inFlight = trace ? inFlightOf(trace) : { envelopes: [], happenings: [] };
  const choices = [...inFlight.envelopes, ...inFlight.happenings].map(({ choice }) => choice);

  const deliver = (choice: Choice) => !isBusy && change({ moves: [...moves, choice] });
  const undo = moves.length > 0 ? () => change({ moves: moves.slice(0, -1) }) : null;
  const restart = moves.length > 0 ? () => change({ moves: [] }) : null;
  useGameKeys({ choices, deliver, undo: () => undo?.(), restart: () => restart?.() });

  return (
    <Page title={`You are the network, ${study.wrapper.title}`} look="tools">
      <Head network={network} onUndo={undo} onRestart={restart} />
      <Notices notices={notices} />
      {problem && <ProblemPanel problem={problem} />}
      {network.isHeld && <HeldSource onLeave={() => change({ wrapper: USUAL_WRAPPER, moves: [] })} />}
      {!problem && !trace && !network.isHeld && <WaitingPanel />}
      {trace && (
        <Game network={network} trace={trace} inFlight={inFlight} choices={choices} onDeliver={deliver} onUndo={undo} />
      )}
      <ChallengesPanel current={challengeAt(network)} onChoose={(challenge) => change(startOf(challenge))} />
      <p className={styles.keys}>
        Keys: <kbd>1</kbd> to <kbd>9</kbd> deliver, arrows go from one message to the next, <kbd>Enter</kbd> delivers,{' '}
        <kbd>U</kbd> undoes, <kbd>R</kbd> starts over. The address of the page holds the position.
      </p>
    </Page>
  );
}

interface GameProps {
  readonly network: Network;
  readonly trace: Trace;
  readonly inFlight: ReturnType<typeof inFlightOf>;
  readonly choices: readonly Choice[];
  readonly onDeliver: (choice: Choice) => void;
  readonly onUndo: (() => void) | null;
}

function Game({ network, trace, inFlight, choices, onDeliver, onUndo }: GameProps) {
  const { address, change, study, scenario, next, opening } = network;
  const moveOf = (step: number) => (step > opening ? `at move ${step - opening}` : 'at the start');
  const last = trace.events.at(-1)?.step ?? 0;
  const claims = checkClaims(trace, [...next.values()]);
  const goal = goalOf(address.goal);
  const [wasShown] = useState(address.timeline);
  const { keep } = useShared();
  const schedule = { by: 'choices', choices: network.moves, then: 'stop' } as const;
  const sandboxHref = `/sandbox?${keep(formatAddress(addressOf({ ...pickSubject(address), schedule })))}`;
  return (
    <>
      {goal && (
        <Aim
          key={`${study.source.text} ${JSON.stringify(scenario)} ${goal.id}`}
          network={network}
          trace={trace}
          goal={goal}
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
          onGoTo={(count) => change({ moves: network.moves.slice(0, count) })}
          timeline={address.timeline}
          onTimeline={(timeline) => change({ timeline })}
          sandboxHref={sandboxHref}
        />
      </div>
      {address.timeline && (
        <ShownRun trace={trace} label={`Timeline of ${study.wrapper.title}, move by move`} comesIntoSight={!wasShown} />
      )}
    </>
  );
}

function Aim({ network, trace, goal }: { readonly network: Network; readonly trace: Trace; readonly goal: Goal }) {
  const { address, change, study, scenario, opening } = network;
  const [isGivenUp, setIsGivenUp] = useState(false);
  const step = goal.reachedAt(trace);
  const isAsked = isGivenUp || step !== null;
  const verdict = useVerdict(isAsked ? { source: study.source, scenario, goal: goal.id } : null);
  return (
    <GoalBanner
      goal={goal}
      trace={trace}
      reached={step === null ? null : { step, move: step - opening }}
      verdict={isGivenUp || step !== null ? verdict : { state: 'idle' }}
      onImpossible={() => setIsGivenUp(true)}
      onShow={(moves) => change({ moves })}
      timeline={address.timeline}
      onTimeline={() => change({ timeline: true })}
    />
  );
}

function startOf({ wrapper, scenario, settings, goal }: Challenge) {
  return { wrapper, scenario, settings, goal, moves: [], timeline: false };
}

function pickSubject({ wrapper, scenario, settings }: Network['address']) {
  return { wrapper, scenario, settings };
}

/** The challenge that is being played. */
function challengeAt({ address }: Network): string | null {
  const found = CHALLENGES.find(
    ({ wrapper, scenario, settings, goal }) =>
      wrapper === address.wrapper &&
      scenario === address.scenario &&
      goal === address.goal &&
      JSON.stringify(settings) === JSON.stringify(address.settings),
  );
  return found?.id ?? null;
}
