import { useState } from 'react';
import { inChunk } from '../../../ui/inChunk.ts';
import { Until } from '../../../ui/Until.tsx';
import { runAheadOf, useRunsOf } from '../../run/useRunsOf.ts';
import { useWrappers } from '../../run/useWrappers.ts';
import { OWN } from '../../shell/address/address.ts';
import type { Address } from '../../shell/address/address.ts';
import { SANDBOX, useAddress } from '../../shell/address/useAddress.ts';
import { Page } from '../../shell/Page.tsx';
import { Comparison } from './Comparison.tsx';
import { usePredictions } from './predictions.ts';
import { SingleRun } from './SingleRun.tsx';

export { runAheadOf as runAhead };

const ScenarioEditor = inChunk(async () => (await import('./scenario/ScenarioEditor.tsx')).ScenarioEditor);

/** Any wrapper in any scenario, alone or beside another. What is chosen is in the address; what it asks for runs. */
export default function SandboxPage() {
  const wrappers = useWrappers();
  const { address, notices, change } = useAddress(SANDBOX, wrappers.vocabulary);
  const runs = useRunsOf(address, wrappers);
  const predictions = usePredictions();
  const { subject, other } = runs;

  /** Shows something else: the playhead goes to the end, and nothing is selected. */
  const show = (part: Partial<Address>) => change({ step: null, request: null, ...part });
  const [isEditing, setEditing] = useState(false);
  const editor = isEditing && (
    <Until all={[ScenarioEditor.load()]} meanwhile={null}>
      <ScenarioEditor
        given={{ scenario: address.scenario, settings: address.settings }}
        scenario={subject.scenario}
        wrapper={subject.source.origin === 'lab' ? `--wrapper ${subject.source.id}` : `--file ${subject.source.file}`}
        own={wrappers.own}
        onGo={(given, how) => change({ step: null, request: null, schedule: { by: 'time' }, ...given }, how)}
        onClose={() => setEditing(false)}
      />
    </Until>
  );
  const shared = {
    editor,
    onEdit: () => setEditing(!isEditing),
    isEditing,
    address,
    show,
    wrappers,
    runs,
    predictions,
    notices: [...notices, ...runs.notices],
  };
  return (
    <Page
      title={`${subject.wrapper.title}${other ? ` beside ${other.wrapper.title}` : ''} in ${subject.scenario.title}`}
      look="bare"
    >
      <h1 className="visually-hidden">{other ? 'Compare two wrappers' : 'Sandbox'}</h1>
      {other ? (
        <Comparison {...shared} change={change} other={other} />
      ) : (
        <SingleRun
          {...shared}
          change={change}
          onFiles={(files) => void wrappers.open(files).then((opened) => opened && show({ wrapper: OWN }))}
        />
      )}
    </Page>
  );
}
