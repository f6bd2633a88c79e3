import { useId, useMemo, useState } from 'react';
import type { RefObject } from 'react';
import type { Reading } from '../../../reading/reading.ts';
import { sentenceOf } from '../../../sim/index.ts';
import type { CallStand, Problem } from '../../../sim/index.ts';
import type { GivenFile } from '../../../ui/givenFiles.ts';
import { inChunk } from '../../../ui/inChunk.ts';
import { Until } from '../../../ui/Until.tsx';
import { saveFile } from '../../../ui/saveFile.ts';
import { Button } from '../../../ui/Button.tsx';
import { TabPanel, Tabs } from '../../../ui/Tabs.tsx';
import { OpenFile, WHAT_A_FILE_MAY_BE } from '../../run/OpenFile.tsx';
import { readOwnFiles } from '../../run/ownFile.ts';
import type { OwnFile } from '../../run/ownFile.ts';
import { callsIn, standHeads } from '../../run/code/CallStands.tsx';
import { FilesRow, OtherEntries } from '../../run/reading/FilesRow.tsx';
import { ReadingPanel } from '../../run/reading/ReadingPanel.tsx';
import { SourceView } from '../../run/code/SourceView.tsx';
import { useDrop } from '../../../ui/useDrop.ts';
import panel from '../../../ui/panel.module.css';
import { Share } from '../../shell/address/Share.tsx';
import type { Bench } from './benches.ts';
import type { EditorHandle } from './editor/EditorField.tsx';
import type { LineMark } from './editor/lineMarks.ts';
import type { Keeping, WorkStore } from './createWorkStore.ts';
import type { Earlier, Work } from './work.ts';
import styles from './text.module.css';

const EditorField = inChunk(async () => (await import('./editor/EditorField.tsx')).EditorField);
const Difference = inChunk(async () => (await import('./editor/Difference.tsx')).Difference);

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const HOUR = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

interface TextPanelProps {
  readonly bench: Bench;
  readonly work: Work;
  readonly keeping: Keeping;
  readonly store: WorkStore;
  /** `null`: those that are shown stay, and move with the text. */
  readonly marks: readonly LineMark[] | null;
  /** Where calls stand in the run that is shown. */
  readonly stands: readonly CallStand[];
  readonly editor: RefObject<EditorHandle | null>;
  readonly onRun: () => void;
  /** The text by its name, with the files that it needs. */
  readonly own: OwnFile;
  /** `null` where nothing was read. */
  readonly reading: Reading | null;
  /** What stands there is what was read. */
  readonly isRead: boolean;
  /** Why it could not be read. */
  readonly whyNot: Problem | null;
  /** The reader asks for it to be read: it is executed. */
  readonly onRead: (own: OwnFile) => void;
  /** Another text, which says something to the lab. */
  readonly onText: (text: string) => void;
}

type Tab = 'text' | 'earlier' | 'solution';

/** The text and what it was before, the solution, and the doors for files and links. */
export function TextPanel(props: TextPanelProps) {
  const { bench, work, keeping, store, marks, stands, editor, onRun, own, reading, isRead, whyNot, onRead, onText } =
    props;
  const [tab, setTab] = useState<Tab>('text');
  const [refusal, setRefusal] = useState<string | null>(null);
  const leaving = useId();
  const [given, setGiven] = useState<{ readonly files: readonly GivenFile[]; readonly others: readonly string[] }>(
    NONE,
  );
  /** The path of another file that is looked at. */
  const [beside, setBeside] = useState<string | null>(null);
  /** A line of it. */
  const [revealed, setReveal] = useState<{ readonly line: number } | null>(null);
  const calls = useMemo(() => callsIn(stands, own.file), [stands, own.file]);
  const { solution } = bench;
  const name = own.file.split('/').at(-1) ?? own.file;
  const other = beside === null ? undefined : own.files?.[beside];

  async function open(files: readonly GivenFile[], entry?: string) {
    try {
      const { own: opened, others } = await readOwnFiles(files, entry);
      store.replace(opened.text, { file: opened.file, files: opened.files ?? {} });
      setGiven({ files, others });
      setRefusal(null);
      setTab('text');
      setBeside(null);
      onRead(opened);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }
  const drop = useDrop((files) => void open(files));
  const start = () => {
    store.replace(bench.start, null);
    setGiven(NONE);
    setBeside(null);
  };
  const tabs = [
    { value: 'text', label: name },
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
          <OpenFile onFiles={(files) => void open(files)} />
          <Button kind="quiet" onClick={() => saveFile(name, work.text, 'text/plain')}>
            Download
          </Button>
          <Share own={own} to={`/workbench?wrapper=own&exercise=${bench.address}`} what="this text" />
          <Button kind="quiet" disabled={work.text === bench.start && work.given === null} onClick={start}>
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
          {keeping.message} <Button onClick={() => saveFile(name, work.text, 'text/plain')}>Download {name}</Button>
        </p>
      )}
      {tab === 'text' && (
        <>
          <FilesRow
            own={own}
            shown={other === undefined ? null : beside}
            onShow={setBeside}
            onOwn={(next) => {
              store.change({ given: { file: next.file, files: next.files ?? {} } });
              onRead(next);
            }}
          />
          <OtherEntries others={given.others} onOther={(path) => void open(given.files, path)} />
          {reading && isRead ? (
            <ReadingPanel
              reading={reading}
              own={own}
              startsOpen={work.given !== null}
              onLine={(line, file) => {
                setBeside(file);
                if (file === null) editor.current?.goTo(line);
                else setReveal({ line });
              }}
              onText={onText}
            />
          ) : (
            <NotRead reading={reading} whyNot={isRead ? whyNot : null} onRead={() => onRead(own)} />
          )}
        </>
      )}
      <TabPanel id="text" value={tab} className={styles.tabPanel}>
        {tab === 'text' && other !== undefined && (
          <SourceView
            key={beside}
            label={`${beside}, source`}
            fills
            text={other}
            before={stands.length === 0 ? undefined : standHeads(stands, { shown: beside ?? '', main: own.file })}
            reveal={revealed}
          />
        )}
        <div hidden={tab !== 'text' || other !== undefined} className={styles.editorPlace}>
          <Until
            all={[EditorField.load()]}
            meanwhile={<div role="status" aria-label="The editor is loading" className={styles.loading} />}
          >
            <EditorField
              handle={editor}
              file={own.file}
              text={work.text}
              label={`${name}, editor`}
              describedBy={leaving}
              marks={marks}
              calls={calls}
              onChange={store.type}
              onRun={onRun}
              className={styles.editor}
            />
          </Until>
        </div>
        {tab === 'earlier' && (
          <EarlierPanel
            earlier={work.earlier}
            text={work.text}
            onRestore={(entry) => {
              store.replace(entry.text, entry.given);
              setTab('text');
            }}
          />
        )}
        {tab === 'solution' && solution !== null && (
          <SolutionPanel solution={solution} mine={work.text} isOpen={work.tried || work.solved} />
        )}
      </TabPanel>
      <div className={styles.foot}>
        <p className={styles.what}>{WHAT_A_FILE_MAY_BE}</p>
        <p id={leaving}>
          <kbd>Esc</kbd> then <kbd>Tab</kbd> leaves the editor, <kbd>Ctrl</kbd> or <kbd>Cmd</kbd> + <kbd>Enter</kbd>{' '}
          runs the checks.
        </p>
        <KeptNote keeping={keeping} />
      </div>
    </section>
  );
}

const NONE = { files: [], others: [] };

interface NotReadProps {
  /** Of the text as it was before. */
  readonly reading: Reading | null;
  readonly whyNot: Problem | null;
  readonly onRead: () => void;
}

/** The place of the reading, while there is none of the text as it stands. */
function NotRead({ reading, whyNot, onRead }: NotReadProps) {
  const why = whyNot
    ? sentenceOf(whyNot)
    : reading
      ? 'The text has changed since it was read.'
      : 'Nothing is read before you say so: the text is called once for it.';
  return (
    <div className={styles.notRead}>
      <b>How the lab reads this</b> <span>{why}</span>
      <Button kind="quiet" onClick={onRead}>
        {reading ? 'Read it again' : 'Read it'}
      </Button>
    </div>
  );
}

function asTab(value: string): Tab {
  return value === 'earlier' || value === 'solution' ? value : 'text';
}

interface EarlierPanelProps {
  readonly earlier: readonly Earlier[];
  /** What stands in the editor. */
  readonly text: string;
  readonly onRestore: (entry: Earlier) => void;
}

/** Texts as they were: each can come back. */
function EarlierPanel({ earlier, text, onRestore }: EarlierPanelProps) {
  if (earlier.length === 0) {
    return <p className={styles.empty}>Each text whose checks have run is listed here, and each one can come back.</p>;
  }
  return (
    <ol className={styles.earlier}>
      {earlier.map((entry) => (
        <li key={`${entry.at} ${entry.why}`}>
          <time dateTime={new Date(entry.at).toISOString()}>{DAY.format(entry.at)}</time>
          <span>{wordsOf(entry)}</span>
          <span className={styles.lines}>{`${entry.text.split('\n').length} lines`}</span>
          {entry.text === text ? (
            <span className={styles.lines}>in the editor</span>
          ) : (
            <Button kind="quiet" onClick={() => onRestore(entry)}>
              Restore
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function wordsOf({ why, held, goals }: Earlier): string {
  if (why === 'other-tab') return 'Written in another tab';
  if (why === 'replaced') return 'Before something else took its place';
  return `${goals === null ? '' : `${goals} goals, `}${held ?? 0} checks held`;
}

interface SolutionPanelProps {
  readonly solution: string;
  readonly mine: string;
  /** After an attempt. */
  readonly isOpen: boolean;
}

/** One solution, against one's own text. */
function SolutionPanel({ solution, mine, isOpen }: SolutionPanelProps) {
  if (!isOpen) {
    return (
      <p className={styles.empty}>
        The solution opens after an attempt: change the text, and run the checks on it once.
      </p>
    );
  }
  return (
    <>
      <p className={styles.about}>
        One solution, not the only one. Struck out is what stands in your text and not in the solution, green what your
        text has not.
      </p>
      <Until
        all={[Difference.load()]}
        meanwhile={<div role="status" aria-label="The solution is loading" className={styles.loading} />}
      >
        <Difference mine={mine} solution={solution} label="The solution, against your text" className={styles.editor} />
      </Until>
    </>
  );
}

/** Whether the work is safe. */
function KeptNote({ keeping }: { readonly keeping: Keeping }) {
  if (keeping.state === 'failed') return <p>Not kept</p>;
  if (keeping.state === 'waits') return <p>Not kept yet</p>;
  return <p>{keeping.at === null ? 'Kept in this browser' : `Kept in this browser at ${HOUR.format(keeping.at)}`}</p>;
}
