import { lazy, Suspense, useId, useState } from 'react';
import type { RefObject } from 'react';
import { saveFile } from '../../../ui/saveFile.ts';
import { Button } from '../../../ui/Button.tsx';
import { TabPanel, Tabs } from '../../../ui/Tabs.tsx';
import { OpenFile } from '../../run/OpenFile.tsx';
import { readOwnFile } from '../../run/ownFile.ts';
import { useDrop } from '../../../ui/useDrop.ts';
import panel from '../../../ui/panel.module.css';
import { Share } from '../../shell/sharing/Share.tsx';
import type { Bench } from './benches.ts';
import type { EditorHandle } from './editor/EditorField.tsx';
import type { LineMark } from './editor/marks.ts';
import { SolutionPanel } from './SolutionPanel.tsx';
import type { Keeping, WorkStore } from './kept/createWorkStore.ts';
import { EarlierPanel } from './kept/EarlierPanel.tsx';
import { KeptNote } from './kept/KeptNote.tsx';
import type { Work } from './kept/work.ts';
import styles from './text.module.css';

const EditorField = lazy(async () => ({ default: (await import('./editor/EditorField.tsx')).EditorField }));

interface TextPanelProps {
  readonly bench: Bench;
  readonly work: Work;
  readonly keeping: Keeping;
  readonly store: WorkStore;
  /** `null`: those that are shown stay, and move with the text. */
  readonly marks: readonly LineMark[] | null;
  readonly editor: RefObject<EditorHandle | null>;
  readonly onRun: () => void;
}

type Tab = 'text' | 'earlier' | 'solution';

/** The text and what it was before, the solution, and the doors for files and links. */
export function TextPanel({ bench, work, keeping, store, marks, editor, onRun }: TextPanelProps) {
  const [tab, setTab] = useState<Tab>('text');
  const [refusal, setRefusal] = useState<string | null>(null);
  const leaving = useId();
  const { file, solution } = bench;

  async function open(picked: File) {
    try {
      store.replace((await readOwnFile(picked)).text);
      setRefusal(null);
      setTab('text');
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }
  const drop = useDrop(([picked]) => picked && void open(picked));
  const tabs = [
    { value: 'text', label: file },
    { value: 'earlier', label: work.earlier.length === 0 ? 'Earlier' : `Earlier (${work.earlier.length})` },
    ...(solution === null ? [] : [{ value: 'solution', label: 'Solution' }]),
  ];
  return (
    <section
      className={`${panel.panel} ${styles.text}`}
      aria-label="Your text"
      data-over={drop.over || undefined}
      {...drop.props}
    >
      <div className={`${panel.head} ${styles.textHead}`}>
        <Tabs id="text" label="Text" options={tabs} value={tab} onChange={(value) => setTab(asTab(value))} />
        <div className={panel.end}>
          <OpenFile onFile={(picked) => void open(picked)}>Open a file…</OpenFile>
          <Button kind="quiet" onClick={() => saveFile(file, work.text, 'text/plain')}>
            Download
          </Button>
          <Share
            own={{ file, text: work.text }}
            to={`/workbench?wrapper=own&exercise=${bench.address}`}
            what="this text"
          />
          <Button kind="quiet" disabled={work.text === bench.start} onClick={() => store.replace(bench.start)}>
            Start over
          </Button>
        </div>
      </div>
      {refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      {keeping.state === 'failed' && (
        <p role="alert" className={styles.refusal}>
          {keeping.message} <Button onClick={() => saveFile(file, work.text, 'text/plain')}>Download {file}</Button>
        </p>
      )}
      <TabPanel id="text" value={tab} className={styles.tabPanel}>
        <div hidden={tab !== 'text'} className={styles.editorPlace}>
          <Suspense fallback={<div role="status" aria-label="The editor is loading" className={styles.loading} />}>
            <EditorField
              handle={editor}
              file={file}
              text={work.text}
              label={`${file}, editor`}
              describedBy={leaving}
              marks={marks}
              onChange={store.type}
              onRun={onRun}
              className={styles.editor}
            />
          </Suspense>
        </div>
        {tab === 'earlier' && (
          <EarlierPanel
            earlier={work.earlier}
            text={work.text}
            onRestore={(entry) => {
              store.replace(entry.text);
              setTab('text');
            }}
          />
        )}
        {tab === 'solution' && solution !== null && (
          <SolutionPanel solution={solution} mine={work.text} isOpen={work.tried || work.solved} />
        )}
      </TabPanel>
      <div className={styles.foot}>
        <p id={leaving}>
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor, <kbd>Ctrl</kbd> or <kbd>Cmd</kbd> + <kbd>Enter</kbd>{' '}
          runs the checks.
        </p>
        <KeptNote keeping={keeping} />
      </div>
    </section>
  );
}

function asTab(value: string): Tab {
  return value === 'earlier' || value === 'solution' ? value : 'text';
}
