import { useState } from 'react';
import type { ReactNode } from 'react';
import { factsOf, firstFault, standsAt } from '../../../sim/index.ts';
import type { Scenario, Settings, Source } from '../../../sim/index.ts';
import { firstDifference, Timeline } from '../../../timeline/index.ts';
import { headline } from '../../../timeline/words/index.ts';
import { Words } from '../../../timeline/words/Words.tsx';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/panel.module.css';
import { Pick } from '../../../ui/Pick.tsx';
import { addedLines } from '../../run/code/addedLines.ts';
import { StandList, standHeads } from '../../run/code/CallStands.tsx';
import { SourceView } from '../../run/code/SourceView.tsx';
import { HeldSource } from '../../run/HeldSource.tsx';
import { lockedRun } from '../../run/lockedRun.ts';
import { Cover } from '../../run/LockedTimeline.tsx';
import { Notices } from '../../run/Notices.tsx';
import { OpenPair } from '../../run/OpenPair.tsx';
import type { PairedRun } from '../../run/OpenPair.tsx';
import { ProblemPanel } from '../../run/ProblemPanel.tsx';
import { OrderSettings, ScenarioPick } from '../../run/Server.tsx';
import type { Runs, Subject } from '../../run/useRunsOf.ts';
import type { Wrappers } from '../../run/useWrappers.ts';
import { WaitingPanel } from '../../run/WaitingPanel.tsx';
import type { Address } from '../../shell/address/address.ts';
import { selectedRequest } from '../../shell/address/runNotices.ts';
import type { AddressState } from '../../shell/address/useAddress.ts';
import { USUAL_WRAPPER } from '../../shell/address/vocabulary.ts';
import { Embed } from '../../shell/address/Embed.tsx';
import { Share } from '../../shell/address/Share.tsx';
import { FactTable } from './FactTable.tsx';
import { impossibleNotice } from './impossibleSteps.ts';
import { Question, Result } from './Prediction.tsx';
import { isShut, predictionFor, runKey } from './predictions.ts';
import type { PredictionsState } from './predictions.ts';
import { SetupServer } from './Setup.tsx';
import styles from './compare.module.css';
import page from './sandbox.module.css';

interface ComparisonProps {
  readonly address: Address;
  readonly change: AddressState['change'];
  /** Changes the address too, to show something else. */
  readonly show: (part: Partial<Address>) => void;
  readonly wrappers: Pick<Wrappers, 'options' | 'own'>;
  readonly runs: Runs;
  /** The second one of the runs. */
  readonly other: Subject;
  readonly predictions: PredictionsState;
  readonly notices: readonly string[];
  /** The scenario to be edited, where it is. */
  readonly editor: ReactNode;
  readonly isEditing: boolean;
  readonly onEdit: () => void;
}

/** Two wrappers in one scenario, on one axis. */
export function Comparison(props: ComparisonProps) {
  const { address, change, show, wrappers, runs, other, predictions, notices, editor, isEditing, onEdit } = props;
  const { subject, schedule, base, isHeld } = runs;
  const { scenario } = subject;
  const { settings, compareSettings } = address;
  const subjects = [
    { ...subject, key: runKey(subject.source, address.scenario, settings) },
    { ...other, key: runKey(other.source, address.scenario, { ...settings, ...compareSettings }) },
  ];
  const keys = subjects.map(({ key }) => key);
  const isTimed = schedule.by === 'time';
  const shut = isTimed && isShut(predictions.predictions, keys);
  const problem = subjects.flatMap(({ run }) => (run.state === 'failed' ? [run.problem] : []))[0];
  /** The runs were opened by a prediction just now. */
  const [isNew, setNew] = useState(false);
  const [a, b] = [pairedRun(subject, {}), pairedRun(other, compareSettings)];
  const impossible = a && b && !a.trace.timed ? impossibleNotice(a.trace, b) : [];
  const faults = subjects.flatMap(({ trace }) => (trace && !shut ? (firstFault(trace) ?? []) : []));

  function commit(said: readonly number[]): void {
    const made = subjects.flatMap(({ run, key }, index) =>
      run.state === 'done' ? [[key, { said: said[index] ?? 0, was: factsOf(run.trace).refreshRequests }] as const] : [],
    );
    if (made.length < subjects.length) return;
    predictions.commit(made);
    setNew(true);
  }
  return (
    <>
      <section className={styles.head} aria-label="What is compared">
        <span className={styles.choice}>
          <Pick
            label="First wrapper"
            options={wrappers.options}
            value={address.wrapper}
            onChange={(wrapper) => show({ wrapper })}
          />
          <span>beside</span>
          <Pick
            label="Second wrapper"
            options={wrappers.options}
            value={address.compare ?? ''}
            onChange={(compare) => show({ compare })}
          />
          <span>in</span>
          <ScenarioPick value={address.scenario} onChange={(id) => show({ scenario: id, settings: {} })} />
        </span>
        <p className={styles.sentence} role="status">
          {a && b && !shut && <Words sentence={headline(a.trace, b.trace, firstDifference(a.trace, b.trace)).both} />}
        </p>
        <span className={styles.buttons}>
          <Share own={wrappers.own} what="this comparison" />
          <Embed own={wrappers.own} title="Two runs beside each other" />
          <Button onClick={() => show({ compare: null, compareSettings: {} })}>Leave comparison</Button>
        </span>
      </section>
      <div className={styles.server}>
        <SetupServer
          address={address}
          base={base}
          scenario={scenario}
          schedule={schedule}
          trace={subject.trace}
          predictions={predictions}
          isEditing={isEditing}
          onEdit={onEdit}
          show={show}
        />
      </div>
      <OtherServer
        first={scenario}
        second={other.scenario}
        settings={compareSettings}
        onChange={(changed) => show({ compareSettings: changed })}
      />
      <div className={page.body} aria-busy={subjects.some(({ run }) => run.state === 'running')}>
        {editor}
        <Notices notices={[...notices, ...faults, ...impossible]} />
        {isHeld && <HeldSource onLeave={() => show({ wrapper: USUAL_WRAPPER, compare: null })} />}
        {problem && <ProblemPanel problem={problem} />}
        {!problem && !isHeld && !(a && b) && <WaitingPanel />}
        {a && b && shut && (
          <>
            <LockedPair runs={[a, b]} />
            <Question key={keys.join('')} names={[a.name, b.name]} score={predictions.score} onCommit={commit} />
          </>
        )}
        {a && b && !shut && (
          <>
            <h2 className="visually-hidden">Both runs</h2>
            <OpenPair
              a={a}
              b={b}
              selected={selectedRequest(address, a.trace) ?? selectedRequest(address, b.trace)}
              onSelect={(request) => change({ request }, 'replace')}
            />
            {predictions.predictions.first && isTimed && (
              <Result
                isNew={isNew}
                score={predictions.score}
                lines={subjects.flatMap(({ key, wrapper }) => {
                  const prediction = predictionFor(predictions.predictions, key);
                  return prediction ? [{ name: wrapper.title, ...prediction }] : [];
                })}
              />
            )}
            <div className={styles.low}>
              {subject.source.text !== other.source.text && (
                <AddedSource a={{ ...a, source: subject.source }} b={{ ...b, source: other.source }} />
              )}
              <FactTable title={scenario.title} a={a} b={b} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function pairedRun({ wrapper, trace }: Subject, changes: Settings): PairedRun | null {
  const name = [wrapper.title, ...Object.entries(changes).map(([key, value]) => `${key} ${value}`)].join(', ');
  return trace && { name, trace };
}

interface OtherServerProps {
  /** The scenarios of both runs, with all settings applied. */
  readonly first: Scenario;
  readonly second: Scenario;
  /** What the second has on top of the first. */
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** What the server of the second run has different: by itself it is the same as the first one's. */
function OtherServer({ first, second, settings, onChange }: OtherServerProps) {
  const changes = Object.keys(settings).length;
  return (
    <details className={styles.other} open={changes > 0 || undefined}>
      <summary>The second run has {changes === 0 ? 'the same server' : 'a server of its own'}</summary>
      <p>
        Beside the first one’s: <OrderSettings scenario={second} base={first} settings={settings} onChange={onChange} />
        {changes === 0 && (
          <Button
            kind="quiet"
            onClick={() => onChange({ rotation: first.server.rotation === 'off' ? 'rotate' : 'off' })}
          >
            With the other rotation
          </Button>
        )}
      </p>
    </details>
  );
}

/** Two runs that are shut, on one axis. */
function LockedPair({ runs }: { readonly runs: readonly PairedRun[] }) {
  const rangeMs = Math.max(...runs.map(({ trace }) => trace.events.at(-1)?.atMs ?? 0));
  return (
    <section className={panel.panel} aria-label="The beginning of both runs">
      {runs.map(({ name, trace }) => {
        const locked = lockedRun(trace, rangeMs);
        return (
          <div key={name} className={styles.side}>
            <h2>{name}</h2>
            <Timeline
              trace={locked.trace}
              until={locked.until}
              cover={<Cover locked={locked} />}
              label={`The beginning of ${name}`}
            />
          </div>
        );
      })}
    </section>
  );
}

interface SourceOfRun extends PairedRun {
  readonly source: Source;
}

/** One of two sources, with the lines that the other has not, and where its calls stand when the runs part. */
function AddedSource({ a, b }: { readonly a: SourceOfRun; readonly b: SourceOfRun }) {
  const [isFirst, setFirst] = useState(false);
  const [reveal, setReveal] = useState<{ readonly line: number } | null>(null);
  const [run, { source: other }] = isFirst ? [a, b] : [b, a];
  const { trace, source: shown } = run;
  const added = addedLines(other.text, shown.text);
  const difference = firstDifference(a.trace, b.trace);
  const stands = difference ? standsAt(trace, difference.step) : [];
  return (
    <section className={panel.panel} aria-label="Source">
      <div className={panel.head}>
        <h2>{shown.file}</h2>
        <span className={panel.note}>
          {added.size === 0 ? `has nothing that ${other.file} has not` : `what it has that ${other.file} has not`}
        </span>
        <div className={panel.end}>
          <Button kind="quiet" onClick={() => setFirst(!isFirst)}>
            The other way round
          </Button>
        </div>
      </div>
      <SourceView
        label={`${shown.file}, source`}
        text={shown.text}
        added={added}
        reveal={reveal}
        before={standHeads(stands, { shown: shown.file, main: shown.file })}
      />
      {stands.length > 0 && (
        <>
          <p className={styles.stands}>At the first difference, step {difference?.step}:</p>
          <StandList stands={stands} file={shown.file} onLine={setReveal} />
        </>
      )}
    </section>
  );
}
