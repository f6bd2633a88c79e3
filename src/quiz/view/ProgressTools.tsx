import { useState } from 'react';
import type { ReactNode } from 'react';
import { counted } from '../../sim/index.ts';
import { answersOf } from '../progress/progress.ts';
import { useProgress } from '../progress/useProgress.ts';
import { ResetButton } from './ResetButton.tsx';
import { Button } from '../../ui/Button.tsx';
import { PickFiles } from '../../ui/PickFiles.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import styles from './progress.module.css';

const FILE = 'reauth-lab-progress.json';

/** Progress as a file, there and back, and a reset of everything. */
export function ProgressTools(): ReactNode {
  const { progress, store } = useProgress();
  const [said, setSaid] = useState('');
  const count = Object.keys(progress.questions).filter((id) => answersOf(progress, id).length > 0).length;
  const questions = counted(count, 'question');

  async function take(file: File): Promise<void> {
    const imported = store.import(await file.text());
    if (!imported.ok) return setSaid(imported.message);
    const { leftOut } = imported;
    const rest = `${counted(leftOut, 'entry', 'entries')} of it ${leftOut === 1 ? 'is' : 'are'} left out: damaged, or dated after today.`;
    setSaid(`Took in ${file.name}.${leftOut === 0 ? '' : ` ${rest}`}`);
  }
  return (
    <div className={styles.tools}>
      <Button onClick={() => saveFile(FILE, store.export())}>Export to a file</Button>
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
  );
}
