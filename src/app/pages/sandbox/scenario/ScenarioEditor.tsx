import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { readScenario, scenarioData } from '../../../../sim/index.ts';
import type { Scenario } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import type { GivenFile } from '../../../../ui/givenFiles.ts';
import panel from '../../../../ui/panel.module.css';
import { PickFiles } from '../../../../ui/PickFiles.tsx';
import { saveFile } from '../../../../ui/saveFile.ts';
import { Share } from '../../../shell/address/Share.tsx';
import type { LinkedFile } from '../../../shell/address/link.ts';
import { Lanes } from './Lanes.tsx';
import { AnswerFields, ExceptionFields, FlagFields } from './PartFields.tsx';
import {
  moved,
  withAnswerMoved,
  withAnswers,
  withException,
  withOneMoreAction,
  withOneMoreCall,
  withOneMoreCallIn,
  withOneMoreException,
  withOneMorePath,
  withOneMoreTab,
  without,
} from './scenarioEdits.ts';
import { flagsOf, scriptsOf } from './scenarioParts.ts';
import type { Flag, Lane, Script } from './scenarioParts.ts';
import {
  answerInWords,
  exceptionInWords,
  partsInWords,
  removedInWords,
  startInWords,
  turnInWords,
} from './scenarioWords.ts';
import { useScenarioEdits } from './useScenarioEdits.ts';
import type { Given } from './useScenarioEdits.ts';
import { StartFields, WholeFields } from './WholeFields.tsx';
import styles from './scenario.module.css';

interface ScenarioEditorProps {
  readonly given: Given;
  /** With all settings applied: what runs. */
  readonly scenario: Scenario;
  /** The command line's words for the wrapper: `--wrapper mutex`. */
  readonly wrapper: string;
  readonly own: LinkedFile | null;
  readonly onGo: (given: Given, how: 'push' | 'replace') => void;
  readonly onClose: () => void;
}

/** The key of what is selected beside flags: nothing, the beginning, or `answer refresh 0`. */
const WHOLE = 'whole';
const START = 'start';

/** What a scenario is given, as flags on lanes: moved, typed, added and taken away. What follows is for the run to say. */
export function ScenarioEditor({ given, scenario, wrapper, own, onGo, onClose }: ScenarioEditorProps) {
  const { edit, undo, redo } = useScenarioEdits(given, scenario.title, onGo);
  const [selected, setSelected] = useState(WHOLE);
  const [focus, setFocus] = useState<{ readonly key: string } | null>(null);
  const [said, setSaid] = useState<{ readonly as: 'done' | 'refused'; readonly text: string } | null>(null);
  /** Why what is selected was not removed. */
  const [kept, setKept] = useState<{ readonly key: string; readonly because: string } | null>(null);
  /** On a narrow page the run is further down than the editor is high. */
  const [isFolded, setFolded] = useState(false);
  const flags = flagsOf(scenario);
  const scripts = scriptsOf(scenario);
  const flag = flags.find(({ key }) => key === selected);
  const script = scripts.find(({ id, answers }) => answers.some((_, at) => answerKey(id, at) === selected));
  const answerAt = script?.answers.findIndex((_, at) => answerKey(script.id, at) === selected) ?? 0;

  function select(key: string): void {
    setSelected(key);
    if (key !== selected) setKept(null);
  }

  /** Adds something, and selects it. */
  function add(next: Scenario, key: string, what: string): void {
    const fault = edit(next);
    setSaid(fault === null ? { as: 'done', text: `${what} added.` } : { as: 'refused', text: fault });
    if (fault !== null) return;
    select(key);
    setFocus({ key });
  }
  const addCall = (lane: Lane | null) =>
    add(
      withOneMoreCall(scenario, lane?.adds.of === 'call' ? lane.adds.like : null),
      `call ${scenario.mounts.length}`,
      'A call',
    );
  const addAction = (tab: number) =>
    add(withOneMoreAction(scenario, tab), `action ${scenario.user.length}`, 'An action');

  const addCallIn = (tab: number) =>
    add(withOneMoreCallIn(scenario, tab), `call ${scenario.mounts.length}`, `A call in tab ${tab}`);
  const { exceptions } = scenario.latency;
  const exceptionAt = exceptions.findIndex((_, at) => exceptionKey(at) === selected);
  const exception = exceptions[exceptionAt];
  const moreExceptions = withOneMoreException(scenario);

  const moreTabs = withOneMoreTab(scenario);
  function addTab(): void {
    if (!moreTabs) return;
    const fault = edit(moreTabs);
    const rest =
      moreTabs.mounts.length > scenario.mounts.length
        ? ', with a call of its own.'
        : ': what is called in each tab is called in it too.';
    const added = `Tab ${moreTabs.tabs} added${rest}`;
    setSaid(fault === null ? { as: 'done', text: added } : { as: 'refused', text: fault });
  }

  function remove(gone: Flag): void {
    const because = edit(without(scenario, gone));
    setKept(because === null ? null : { key: gone.key, because });
    if (because !== null) return;
    setSaid({ as: 'done', text: removedInWords(gone) });
    // The next one in time, by the key that it has then.
    const left = flagsOf(without(scenario, gone));
    const next = left.find(({ atMs }) => atMs >= gone.atMs) ?? left.at(-1);
    select(next?.key ?? WHOLE);
    if (next) setFocus({ key: next.key });
  }
  function removeAnswer(of: Script, at: number): void {
    edit(withAnswers(scenario, of, of.answers.toSpliced(at, 1)));
    select(WHOLE);
  }
  async function open([given_]: readonly GivenFile[]): Promise<void> {
    if (!given_) return;
    const { name } = given_.file;
    try {
      const read = readScenario(name.replace(/\.json$/, ''), parsed(await given_.file.text()));
      const fault = edit({ ...read, id: 'own' }, { named: true });
      setSaid(fault === null ? { as: 'done', text: `${name} is open.` } : { as: 'refused', text: fault });
      select(WHOLE);
    } catch (error) {
      setSaid({ as: 'refused', text: error instanceof Error ? error.message : String(error) });
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    const isTyping = event.target instanceof HTMLInputElement;
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const change = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : null;
    if (!change) return;
    event.preventDefault();
    change();
  }
  const file = `${
    scenario.title
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .toLowerCase() || 'scenario'
  }.json`;
  return (
    <section className={cx(panel.panel, styles.editor)} aria-labelledby="scenario" onKeyDown={onKeyDown}>
      <div className={panel.head}>
        <h2 id="scenario">Scenario</h2>
        <span className={styles.caption}>
          {isFolded ? partsInWords(scenario) : 'What is given. What follows, the run says.'}
        </span>
        <div className={panel.end}>
          {!isFolded && (
            <>
              <Button kind="quiet" aria-pressed={selected === WHOLE} onClick={() => select(WHOLE)}>
                Name and tabs
              </Button>
              <Button kind="quiet" onClick={() => addCall(null)}>
                Add a call
              </Button>
              <Button kind="quiet" onClick={() => addAction(1)}>
                Add an action
              </Button>
              <Button kind="quiet" disabled={moreTabs === null} onClick={addTab}>
                Add a tab
              </Button>
              <Button
                kind="quiet"
                onClick={() => saveFile(file, `${JSON.stringify(scenarioData(scenario), null, 2)}\n`)}
              >
                As a file
              </Button>
              <PickFiles
                kind="quiet"
                accept=".json,application/json"
                label="A scenario in a file"
                onFiles={(files) => void open(files)}
              >
                From a file…
              </PickFiles>
              <Share own={own} what="this scenario" />
              <Button kind="quiet" disabled={undo === null} aria-keyshortcuts="Control+Z" onClick={() => undo?.()}>
                Undo
              </Button>
              <Button
                kind="quiet"
                disabled={redo === null}
                aria-keyshortcuts="Control+Shift+Z"
                onClick={() => redo?.()}
              >
                Redo
              </Button>
            </>
          )}
          <Button kind="quiet" className={styles.folds} aria-expanded={!isFolded} onClick={() => setFolded(!isFolded)}>
            {isFolded ? 'Unfold' : 'Fold'}
          </Button>
          <Button onClick={onClose}>Close</Button>
        </div>
      </div>
      <p className={styles.said} data-refused={said?.as === 'refused' || undefined} role="status">
        {said?.text}
      </p>
      {!isFolded && (
        <>
          <Lanes
            scenario={scenario}
            selected={selected}
            focus={focus}
            onSelect={select}
            onMove={(one, atMs) => {
              edit(moved(scenario, one, atMs), { joins: `move ${one.key}` });
              setFocus({ key: one.key });
            }}
            onRemove={remove}
            onAdd={(lane) => {
              if (lane.adds.of === 'call') addCall(lane);
              else if (lane.adds.of === 'tab') addCallIn(lane.adds.tab);
              else addAction(lane.adds.tab);
            }}
          />
          <div className={styles.scripts}>
            <div className={styles.script}>
              <b>At the start</b>
              <span className={styles.chips}>
                <button
                  type="button"
                  className={styles.chip}
                  data-look={scenario.accessToken === 'good' ? 'good' : 'expired'}
                  aria-pressed={selected === START}
                  onClick={() => select(START)}
                >
                  {startInWords(scenario)}
                </button>
              </span>
            </div>
            {scripts.map((one) => (
              <div key={one.id} className={styles.script}>
                <b>{one.name}</b>
                <span className={styles.chips}>
                  {one.answers.map((answer, at) => (
                    <button
                      key={answerKey(one.id, at)}
                      type="button"
                      className={styles.chip}
                      data-look={GOOD.includes(answer) ? 'good' : 'refused'}
                      aria-pressed={answerKey(one.id, at) === selected}
                      onClick={() => select(answerKey(one.id, at))}
                    >
                      {turnInWords(at, one.answers.length)}: {answerInWords(one, answer)}
                    </button>
                  ))}
                  <button
                    type="button"
                    className={styles.add}
                    aria-label={`Another answer: ${one.name}`}
                    title="Another answer, after these"
                    onClick={() => {
                      const fault = edit(withAnswers(scenario, one, [...one.answers, 'normal']));
                      setSaid(fault === null ? null : { as: 'refused', text: fault });
                      if (fault === null) select(answerKey(one.id, one.answers.length));
                    }}
                  >
                    +
                  </button>
                </span>
              </div>
            ))}
            <div className={styles.script}>
              <b>On the way</b>
              <span className={styles.chips}>
                {exceptions.map((one, at) => (
                  <button
                    key={exceptionKey(at)}
                    type="button"
                    className={styles.chip}
                    aria-pressed={exceptionKey(at) === selected}
                    onClick={() => select(exceptionKey(at))}
                  >
                    {exceptionInWords(one, scenario)}
                  </button>
                ))}
                <button
                  type="button"
                  className={styles.add}
                  disabled={moreExceptions === null}
                  aria-label="A try that travels in a time of its own"
                  title="A try that travels in a time of its own"
                  onClick={() =>
                    moreExceptions && edit(moreExceptions) === null && select(exceptionKey(exceptions.length))
                  }
                >
                  +
                </button>
              </span>
            </div>
            {withOneMorePath(scenario) && (
              <Button
                kind="quiet"
                className={styles.path}
                onClick={() => {
                  const next = withOneMorePath(scenario);
                  if (next) edit(next);
                }}
              >
                A path with answers of its own
              </Button>
            )}
          </div>
          <div key={script?.id ?? selected} role="group" aria-label="What is selected" className={styles.form}>
            {flag && (
              <FlagFields
                scenario={scenario}
                edit={edit}
                flag={flag}
                onRemove={() => remove(flag)}
                refused={kept?.key === flag.key ? kept.because : null}
              />
            )}
            {script && (
              <AnswerFields
                scenario={scenario}
                edit={edit}
                script={script}
                index={answerAt}
                onMove={(by) => {
                  const fault = edit(withAnswerMoved(scenario, script, answerAt, by));
                  if (fault === null) select(answerKey(script.id, answerAt + by));
                }}
                onRemove={() => removeAnswer(script, answerAt)}
                refused={null}
              />
            )}
            {exception && (
              <ExceptionFields
                scenario={scenario}
                edit={edit}
                exception={exception}
                index={exceptionAt}
                onRemove={() => {
                  edit(withException(scenario, exceptionAt, null));
                  select(WHOLE);
                }}
                refused={null}
              />
            )}
            {selected === START && <StartFields scenario={scenario} edit={edit} />}
            {!flag && !script && !exception && selected !== START && <WholeFields scenario={scenario} edit={edit} />}
          </div>
          <p className={styles.note}>
            Flags are dragged, or moved with the arrow keys (1 ms, with Shift 10, Page Up and Page Down 100), or typed
            below. Tab goes through them in the order of time; Delete takes one away. What has no flag here, such as how
            long messages take, is in the sentence above. On the command line, with the scenario as a file:{' '}
            <code>{`npm run --silent lab -- run ${wrapper} --scenario ${file}`}</code>
          </p>
        </>
      )}
    </section>
  );
}

const GOOD: readonly string[] = ['normal', 'access-only', 'same-pair'];

function answerKey(script: string, at: number): string {
  return `answer ${script} ${at}`;
}

function exceptionKey(at: number): string {
  return `slow ${at}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      'Failed to open the file: it is no JSON. Choose one that was saved here, or see docs/scenario.schema.json.',
      { cause },
    );
  }
}
