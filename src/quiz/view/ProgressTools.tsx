import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import * as v from 'valibot';
import { counted } from '../../sim/index.ts';
import { besideIn, exportName, LONGEST_NAME, plainName, writeExport } from '../progress/exported.ts';
import type { ExportedExercise } from '../progress/exported.ts';
import { answersOf } from '../progress/progress.ts';
import { useProgress } from '../progress/useProgress.ts';
import { ResetButton } from './ResetButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { kept } from '../../ui/kept.ts';
import { PickFiles } from '../../ui/PickFiles.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { Switch } from '../../ui/Switch.tsx';
import styles from './progress.module.css';

/** What the learner wants to be called in files that they hand in. */
const keptName = kept('reauth-lab.name', v.string());

interface ProgressToolsProps {
  /** The exercises that were begun here, with their texts. */
  readonly exercises?: () => readonly ExportedExercise[];
  /** Takes in those of a file, and challenges; gives how many were new. */
  readonly onExercises?: (exercises: readonly ExportedExercise[]) => number;
}

/** Progress as a file, there and back, with the learner's name where they give one, and a reset of everything. */
export function ProgressTools({ exercises = () => [], onExercises = () => 0 }: ProgressToolsProps): ReactNode {
  const { progress, store } = useProgress();
  const [said, setSaid] = useState('');
  const [name, setName] = useState(() => keptName.read() ?? '');
  const [withTexts, setWithTexts] = useState(false);
  const field = useId();
  const count = Object.keys(progress.questions).filter((id) => answersOf(progress, id).length > 0).length;
  const questions = counted(count, 'question');

  function save(): void {
    const given = plainName(name);
    keptName.write(given ?? '');
    const begun = exercises().map((one) => (withTexts ? one : { ...one, text: null }));
    saveFile(exportName(given), writeExport(store.getState().progress, { name: given, exercises: begun }));
  }
  async function take(file: File): Promise<void> {
    const text = await file.text();
    const imported = store.import(text);
    if (!imported.ok) return setSaid(imported.message);
    const { leftOut } = imported;
    const rest = `${counted(leftOut, 'entry', 'entries')} of it ${leftOut === 1 ? 'is' : 'are'} left out: damaged, or dated after today.`;
    const taken = onExercises(besideIn(text).exercises);
    const texts = taken === 0 ? '' : ` With ${counted(taken, 'exercise or challenge', 'exercises and challenges')}.`;
    setSaid(`Took in ${file.name}.${leftOut === 0 ? '' : ` ${rest}`}${texts}`);
  }
  return (
    <>
      <div className={styles.name}>
        <label htmlFor={field}>Your name in the file, where you hand it in (may be left empty)</label>
        <input
          id={field}
          value={name}
          maxLength={LONGEST_NAME}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <Switch on={withTexts} onChange={setWithTexts}>
          With my texts of the workbench’s exercises
        </Switch>
      </div>
      <div className={styles.tools}>
        <Button onClick={save}>Export to a file</Button>
        <PickFiles
          accept=".json,application/json"
          label="A file with progress"
          onFiles={([given]) => given && void take(given.file)}
        >
          Import from a file
        </PickFiles>
        <ResetButton
          question={`Forget what you said to ${questions}? An exported file brings them back.`}
          onReset={() => {
            store.resetAll();
            setSaid('All progress is forgotten.');
          }}
        >
          Reset everything
        </ResetButton>
        <p role="status">{said}</p>
      </div>
    </>
  );
}
