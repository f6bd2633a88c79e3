import { useMemo, useRef, useState } from 'react';
import { applySettings, openingOf, scenarioNamed } from '../../../sim/index.ts';
import type { Choice, ExploreRequest } from '../../../sim/index.ts';
import { addressOf, OWN } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { Button } from '../../../ui/Button.tsx';
import { cx } from '../../../ui/cx.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { formatNetworkAddress } from '../../shell/address/networkAddress.ts';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { withSaid } from '../../../reading/saidComment.ts';
import type { OwnFile } from '../../run/ownFile.ts';
import { OpenFile } from '../../run/OpenFile.tsx';
import { Notices } from '../../run/Notices.tsx';
import panel from '../../../ui/panel.module.css';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import { useWrappers } from '../../run/useWrappers.ts';
import { keyOf } from '../../worker/useKeyed.ts';
import { useReading } from '../../worker/useReading.ts';
import { Questions } from '../../run/reading/ReadingPanel.tsx';
import { HeldSource } from '../../run/HeldSource.tsx';
import { useShared } from '../../shell/address/OpenLink.tsx';
import { useAddress } from '../../shell/address/useAddress.ts';
import { Page } from '../../shell/Page.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { EXPLORER, MOSTS } from '../../shell/address/explorerAddress.ts';
import { OrderSettings, ScenarioPick } from '../../run/Server.tsx';
import { outcomeKey, OutcomeTable } from './OutcomeTable.tsx';
import { ShownRun } from '../../run/ShownRun.tsx';
import { useExploration, useWitnessRuns } from './useExploration.ts';
import type { ExplorationControl } from './useExploration.ts';
import { findingOf, progressOf } from './explorationWords.ts';
import styles from './explorer.module.css';

const MOST_OPTIONS = [
  ...MOSTS.map((most) => ({ value: String(most), label: `${most.toLocaleString('en')} orders` })),
  { value: 'all', label: 'all orders' },
];

/** Every order of a wrapper's messages, and what they lead to. */
export default function ExplorerPage() {
  const { keep } = useShared();
  const { own, refusal, open, replace, vocabulary, options, study: studyOf, isHeld: isHeldOf } = useWrappers();
  const { address, notices, change } = useAddress(EXPLORER, vocabulary);
  const { wrapper, settings, most } = address;
  const base = useMemo(() => scenarioNamed(address.scenario), [address.scenario]);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const study = useMemo(() => studyOf(wrapper), [studyOf, wrapper]);
  const isHeld = isHeldOf(wrapper);
  const request: ExploreRequest = { source: study.source, scenario, ...(most !== null && { max: most }) };

  const reading = useReading(wrapper === OWN && own !== null && !isHeld ? study.source : null);
  const asked = useRef<HTMLDivElement>(null);
  const openFiles = (files: readonly GivenFile[]) =>
    void open(files).then((opened) => opened && change({ wrapper: OWN }));
  const networkHref = (moves: readonly Choice[]) =>
    `/network?${keep(formatNetworkAddress({ wrapper, scenario: address.scenario, settings, goal: null, moves, timeline: false }))}`;
  const sandboxHref = (choices: readonly Choice[]) => {
    const schedule = { by: 'choices', choices, then: 'first' } as const;
    return `/sandbox?${keep(formatAddress(addressOf({ wrapper, scenario: address.scenario, settings, schedule })))}`;
  };

  return (
    <Page title={`Every order of ${study.wrapper.title}`} look="tools" className={styles.page}>
      <PageHead
        title="Explorer"
        end={<OpenFile onFiles={openFiles} />}
        more={
          <OrderSettings
            scenario={scenario}
            base={base}
            settings={settings}
            onChange={(next) => change({ settings: next })}
          />
        }
      >
        Runs <Pick label="Wrapper" options={options} value={wrapper} onChange={(id) => change({ wrapper: id })} /> in{' '}
        <ScenarioPick value={address.scenario} onChange={(id) => change({ scenario: id, settings: {} })} /> again and
        again, with every choice of the message that arrives next, and stops after{' '}
        <Pick
          label="How many orders at most"
          options={MOST_OPTIONS}
          value={most === null ? 'all' : String(most)}
          onChange={(text) => change({ most: text === 'all' ? null : Number(text) })}
        />
        .
      </PageHead>
      <Notices notices={[...notices, ...(refusal === null ? [] : [refusal])]} />
      {isHeld && <HeldSource onLeave={() => change({ wrapper: USUAL_WRAPPER })} />}
      {own !== null && (
        // What was pressed goes away when it is answered, and the focus must not go with it.
        <div ref={asked} tabIndex={-1}>
          {reading.state === 'done' && reading.reading.doubts.length > 0 && (
            <section className={panel.panel} aria-label="What the lab cannot tell of this file">
              <Questions
                reading={reading.reading}
                onSaid={(said) => {
                  asked.current?.focus();
                  replace({ ...own, text: withSaid(own.text, said) });
                }}
              />
            </section>
          )}
        </div>
      )}
      <Findings
        // Another request forgets what was found for the one before it.
        key={`${keyOf(request)} ${isHeld}`}
        request={request}
        isHeld={isHeld}
        own={own}
        networkHref={networkHref}
        sandboxHref={sandboxHref}
      />
    </Page>
  );
}

interface FindingsProps {
  readonly request: ExploreRequest;
  readonly isHeld: boolean;
  readonly own: OwnFile | null;
  readonly networkHref: (moves: readonly Choice[]) => string;
  readonly sandboxHref: (witness: readonly Choice[]) => string;
}

/** Explores, and shows what comes of it. */
function Findings({ request, isHeld, own, networkHref, sandboxHref }: FindingsProps) {
  const control = useExploration(request, isHeld);
  const { exploration } = control;
  const outcomes = 'found' in exploration ? exploration.found.outcomes : [];
  const runOf = useWitnessRuns(request.source, request.scenario, outcomes);
  const [shown, setShown] = useState<string | null>(null);
  const shownOutcome = outcomes.find((one) => outcomeKey(one) === shown);
  const shownRun = shownOutcome ? runOf(shownOutcome.witness) : null;
  const opening = openingOf(request.scenario).length;
  return (
    <>
      {exploration.state === 'failed' && <ProblemPanel problem={exploration.problem} />}
      <section className={panel.panel} aria-labelledby="outcomes" aria-busy={exploration.state === 'running'}>
        <div className={styles.bar}>
          <ExploreButtons control={control} isHeld={isHeld} />
          <p role="status" className={styles.progress}>
            {exploration.state === 'running' && <span className={cx('hatched', styles.hatch)} aria-hidden="true" />}
            <span>
              <b>{progressOf(exploration)}</b> {findingOf(exploration)}
            </span>
          </p>
        </div>
        <h2 id="outcomes" className="visually-hidden">
          Outcomes
        </h2>
        {outcomes.length > 0 ? (
          <OutcomeTable
            outcomes={outcomes}
            runOf={runOf}
            opening={opening}
            shown={shown}
            onShow={setShown}
            networkHref={networkHref}
            sandboxHref={sandboxHref}
            own={own}
          />
        ) : (
          <p className={styles.none}>
            Timings show one order of events. A race hides in another one: explore, and each outcome that any order
            leads to is listed here, with the shortest way to it.
          </p>
        )}
        <p className={styles.note}>
          Counts of orders are not probabilities: a rare order may be the usual one on your network. Orders that differ
          only in events that cannot influence each other count once. Timers and the user’s actions wait until no
          message is in flight.
        </p>
      </section>
      {shownRun && (
        <ShownRun
          trace={shownRun}
          source={request.source}
          label="Timeline of the witness, step by step"
          comesIntoSight
        />
      )}
    </>
  );
}

/** Starts exploring, unless the code waits for the reader's leave; while it runs, pauses and cancels it. */
function ExploreButtons({ control, isHeld }: { readonly control: ExplorationControl; readonly isHeld: boolean }) {
  const { exploration, start, pause, goOn, cancel } = control;
  if (exploration.state === 'running' || exploration.state === 'paused') {
    return (
      <div className={styles.control}>
        {exploration.state === 'running' ? (
          // It stands where Explore stood: the second half of a double click is not meant for it.
          <Button kind="primary" onClick={(event) => event.detail < 2 && pause()}>
            Pause
          </Button>
        ) : (
          <Button kind="primary" onClick={goOn}>
            Go on
          </Button>
        )}
        <Button onClick={cancel}>Cancel</Button>
      </div>
    );
  }
  return (
    <div className={styles.control}>
      <Button kind="primary" disabled={isHeld} onClick={start}>
        {exploration.state === 'idle' ? 'Explore' : 'Explore again'}
      </Button>
    </div>
  );
}
