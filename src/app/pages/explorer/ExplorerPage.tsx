import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { applySettings, openingOf, scenarioOf } from '../../../sim/index.ts';
import type { Choice } from '../../../sim/index.ts';
import { addressOf, OWN } from '../../shell/address/address.ts';
import { formatAddress } from '../../shell/address/formatAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { cx } from '../../../ui/cx.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { formatNetworkAddress } from '../../shell/address/networkAddress.ts';
import { OpenFile } from '../../run/OpenFile.tsx';
import { Notices } from '../../run/Notices.tsx';
import panel from '../../../ui/panel.module.css';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import { useWrappers } from '../../run/useWrappers.ts';
import { HeldSource } from '../../run/HeldSource.tsx';
import { useShared } from '../../shell/sharing/SharedContext.ts';
import { Page } from '../../shell/Page.tsx';
import { PageHead } from '../../shell/PageHead.tsx';
import { ExploreButtons } from './ExploreButtons.tsx';
import { formatExplorerAddress, MOSTS, parseExplorerAddress } from '../../shell/address/explorerAddress.ts';
import type { ExplorerAddress } from '../../shell/address/explorerAddress.ts';
import { OrderSettings, ScenarioPick } from '../../run/Server.tsx';
import { keyOf, OutcomeTable } from './OutcomeTable.tsx';
import { ShownRun } from '../../run/ShownRun.tsx';
import { useExploration } from './useExploration.ts';
import { useWitnessRuns } from './useWitnessRuns.ts';
import { findingOf, progressOf } from './words.ts';
import styles from './explorer.module.css';

const MOST_OPTIONS = [
  ...MOSTS.map((most) => ({ value: String(most), label: `${most.toLocaleString('en')} orders` })),
  { value: 'all', label: 'all orders' },
];

/** Every order of a wrapper's messages, and what they lead to. */
export default function ExplorerPage() {
  const { query, notices: linkNotices, keep } = useShared();
  const [path, navigate] = useLocation();
  const { own, refusal, open, vocabulary, options, study: studyOf, isHeld: isHeldOf } = useWrappers();
  const { address, notices } = useMemo(() => parseExplorerAddress(query, vocabulary), [query, vocabulary]);
  const { wrapper, settings, most } = address;
  const base = scenarioOf(address.scenario);
  const scenario = useMemo(() => applySettings(base, settings), [base, settings]);
  const study = useMemo(() => studyOf(wrapper), [studyOf, wrapper]);
  const isHeld = isHeldOf(wrapper);
  const { source } = study;

  const control = useExploration({ source, scenario, ...(most !== null && { max: most }) });
  const { exploration } = control;
  const outcomes = 'found' in exploration ? exploration.found.outcomes : [];
  const runOf = useWitnessRuns(source, scenario, outcomes);
  const [shown, setShown] = useState<string | null>(null);
  const shownOutcome = outcomes.find((one) => keyOf(one) === shown);
  const shownRun = shownOutcome ? runOf(shownOutcome.witness) : null;
  const opening = openingOf(scenario).length;

  const change = (part: Partial<ExplorerAddress>) =>
    navigate(`${path}?${keep(formatExplorerAddress({ ...address, ...part }))}`);
  const openFile = (file: File) => void open(file).then((opened) => opened && change({ wrapper: OWN }));
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
        end={<OpenFile onFile={openFile}>Open a file…</OpenFile>}
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
      <Notices notices={[...linkNotices, ...notices, ...(refusal === null ? [] : [refusal])]} />
      {isHeld && <HeldSource onLeave={() => change({ wrapper: USUAL_WRAPPER })} />}
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
      {shownRun && <ShownRun trace={shownRun} label="Timeline of the witness, step by step" comesIntoSight />}
    </Page>
  );
}
