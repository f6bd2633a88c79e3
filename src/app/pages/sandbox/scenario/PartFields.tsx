import { timeText } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import { API_WORDS, REFRESH_WORDS } from '../../../run/serverWords.ts';
import { ActionFields } from './ActionFields.tsx';
import { CallFields } from './CallFields.tsx';
import { ChoiceField, COMPONENT_OPTIONS, componentIn, NumberField, Remove, TimeField } from './fields.tsx';
import type { RemovableProps } from './fields.tsx';
import { MOST_MS, moved, PATHS, withAnswers, withException } from './scenarioEdits.ts';
import type { Exception } from './scenarioEdits.ts';
import type { Flag, Script } from './scenarioParts.ts';
import styles from './scenario.module.css';

/** The fields of what stands on a flag. */
export function FlagFields({ flag, ...rest }: RemovableProps & { readonly flag: Flag }) {
  switch (flag.of) {
    case 'call':
      return <CallFields {...rest} mount={flag.mount} index={flag.index} />;
    case 'action':
      return <ActionFields {...rest} action={flag.action} index={flag.index} />;
    case 'tab':
      return <TabFields {...rest} flag={flag} />;
  }
}

/** When a tab opens: all that is called and done in it moves with it. */
function TabFields({
  scenario,
  edit,
  flag,
  onRemove,
  refused,
}: RemovableProps & { readonly flag: Flag & { readonly of: 'tab' } }) {
  return (
    <div className={styles.fields}>
      <TimeField
        label={`Tab ${flag.tab} opens at, in ms`}
        atMs={flag.atMs}
        what={`Tab ${flag.tab}`}
        onValue={(atMs) => edit(moved(scenario, flag, atMs))}
      />
      <Remove what="this tab" onRemove={onRemove} refused={refused} />
    </div>
  );
}

interface ExceptionFieldsProps extends RemovableProps {
  readonly exception: Exception;
  readonly index: number;
}

/** How long the messages of one try travel. */
export function ExceptionFields({ scenario, edit, exception, index, onRemove, refused }: ExceptionFieldsProps) {
  const put = (next: Exception) => edit(withException(scenario, index, next));
  const { api } = scenario.latency;
  const { component, attempt, outMs = api.outMs, backMs = api.backMs } = exception;
  return (
    <div className={styles.fields}>
      <ChoiceField
        label="The messages of"
        options={COMPONENT_OPTIONS}
        value={component}
        onValue={(id) => put({ ...exception, component: componentIn(id) })}
      />
      <NumberField
        label="In which try"
        value={attempt}
        least={1}
        most={MOST_TRIES}
        what="A try"
        until={`It stays try ${attempt} until it is right.`}
        onValue={(value) => put({ ...exception, attempt: value })}
      />
      <NumberField
        label="To FastAPI, in ms"
        value={outMs}
        least={0}
        most={MOST_MS}
        what="A time"
        until={`It stays ${timeText(outMs)} until it is right.`}
        onValue={(value) => put({ ...exception, outMs: value })}
      />
      <NumberField
        label="And back, in ms"
        value={backMs}
        least={0}
        most={MOST_MS}
        what="A time"
        until={`It stays ${timeText(backMs)} until it is right.`}
        onValue={(value) => put({ ...exception, backMs: value })}
      />
      <Remove what="this exception" onRemove={onRemove} refused={refused} />
    </div>
  );
}

const MOST_TRIES = 99;

interface AnswerFieldsProps extends RemovableProps {
  readonly script: Script;
  /** Which of its answers. */
  readonly index: number;
  /** It comes one place earlier, or later. */
  readonly onMove: (by: -1 | 1) => void;
}

/** The fields of one answer. */
export function AnswerFields({ scenario, edit, script, index, onMove, onRemove, refused }: AnswerFieldsProps) {
  const words: Readonly<Record<string, string>> = script.of === 'refresh' ? REFRESH_WORDS : API_WORDS;
  const { answers } = script;
  const path = script.of === 'api' ? script.path : null;
  const onlyOne = answers.length === 1 && path === null;
  const free = PATHS.filter((one) => scenario.server.pathAnswers?.[one] === undefined);
  return (
    <div className={styles.fields}>
      {path !== null && (
        <ChoiceField
          label="The path"
          options={[path, ...free].map((one) => ({ value: one, label: one }))}
          value={path}
          onValue={(other) =>
            edit(
              withAnswers(
                withAnswers(scenario, script, []),
                { ...script, of: 'api', path: other, answers: [] },
                answers,
              ),
            )
          }
        />
      )}
      <ChoiceField
        label={`${script.of === 'refresh' ? 'The refresh' : path === null ? 'A path' : 'It'} is answered`}
        options={Object.entries(words).map(([value, label]) => ({ value, label }))}
        value={answers[index] ?? ''}
        onValue={(answer) =>
          edit(
            withAnswers(
              scenario,
              script,
              answers.map((one, at) => (at === index ? answer : one)),
            ),
          )
        }
      />
      {answers.length > 1 && (
        <div className={styles.field} role="group" aria-label="Its place among the answers">
          <span>
            {/* With nothing to do it keeps the focus. */}
            <Button aria-disabled={index === 0} onClick={() => index > 0 && onMove(-1)}>
              Earlier
            </Button>{' '}
            <Button
              aria-disabled={index === answers.length - 1}
              onClick={() => index < answers.length - 1 && onMove(1)}
            >
              Later
            </Button>
          </span>
        </div>
      )}
      {!onlyOne && <Remove what="this answer" onRemove={onRemove} refused={refused} />}
    </div>
  );
}
