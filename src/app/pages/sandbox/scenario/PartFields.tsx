import { capital, componentOf, COMPONENTS, timeText, WRITER } from '../../../../sim/index.ts';
import type { Mount, Scenario, UserAction } from '../../../../sim/index.ts';
import { Button } from '../../../../ui/Button.tsx';
import type { Option } from '../../../../ui/Pick.tsx';
import { API_WORDS, REFRESH_WORDS } from '../../../run/serverWords.ts';
import { ChoiceField, NumberField, TABS } from './fields.tsx';
import type { FieldsProps } from './fields.tsx';
import { MOST_MS, moved, PATHS, withAction, withAnswers, withCall, withException } from './scenarioEdits.ts';
import type { Exception, Flag, Script } from './scenarioEdits.ts';
import styles from './scenario.module.css';

interface RemovableProps extends FieldsProps {
  readonly onRemove: () => void;
  /** Why it was not removed. */
  readonly refused: string | null;
}

const COMPONENT_OPTIONS: readonly Option[] = [
  ...COMPONENTS.map(({ id, label }) => ({ value: id, label })),
  { value: WRITER.id, label: `${WRITER.label}, which writes` },
];

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

interface CallFieldsProps extends RemovableProps {
  readonly mount: Mount;
  readonly index: number;
}

function CallFields({ scenario, edit, mount, index, onRemove, refused }: CallFieldsProps) {
  const put = (next: Mount) => edit(withCall(scenario, index, next));
  return (
    <div className={styles.fields}>
      <ChoiceField
        label="A call of"
        options={COMPONENT_OPTIONS}
        value={mount.component}
        onValue={(id) => {
          const { poll, body, ...rest } = mount;
          const component = componentIn(id);
          const kept = component === WRITER.id ? { ...(body && { body }) } : { ...(poll && { poll }) };
          return put({ ...rest, component, ...kept });
        }}
      />
      <ChoiceField
        label="In which tab"
        options={[{ value: '', label: 'each' }, ...tabOptions(scenario)]}
        value={String(mount.tab ?? '')}
        onValue={(tab) => {
          const { tab: _tab, ...rest } = mount;
          return put({ ...rest, ...(tab !== '' && { tab: Number(tab) }) });
        }}
      />
      <TimeField atMs={mount.atMs} what="This call" onValue={(atMs) => put({ ...mount, atMs })} />
      {mount.component === WRITER.id ? (
        <ChoiceField
          label="Its body"
          options={[
            { value: '', label: 'is an object, as JSON' },
            { value: 'stream', label: 'is a stream, which is read once' },
          ]}
          value={mount.body ?? ''}
          onValue={(body) => {
            const { body: _body, ...rest } = mount;
            return put({ ...rest, ...(body === 'stream' && { body }) });
          }}
        />
      ) : (
        <PollFields mount={mount} put={put} />
      )}
      <Remove what="this call" onRemove={onRemove} refused={refused} />
    </div>
  );
}

/** Whether RTK Query asks again by itself, how soon, and how often. */
function PollFields({ mount, put }: { readonly mount: Mount; readonly put: (next: Mount) => string | null }) {
  const { poll, ...once } = mount;
  return (
    <>
      <ChoiceField
        label="Then"
        options={[
          { value: '', label: 'it waits for the next call' },
          { value: 'polls', label: 'RTK Query polls' },
        ]}
        value={poll ? 'polls' : ''}
        onValue={(then) => put(then === '' ? once : { ...once, poll: USUAL_POLL })}
      />
      {poll && (
        <>
          <NumberField
            label="Every so many ms"
            value={poll.everyMs}
            least={SHORTEST_POLL_MS}
            most={MOST_MS}
            what="A pollingInterval"
            until={`It stays ${timeText(poll.everyMs)} until it is right.`}
            onValue={(everyMs) => put({ ...mount, poll: { ...poll, everyMs } })}
          />
          <NumberField
            label="How many times"
            value={poll.times}
            least={1}
            most={MOST_POLLS}
            what="How often it polls"
            until={`It stays ${poll.times} until it is right.`}
            onValue={(times) => put({ ...mount, poll: { ...poll, times } })}
          />
        </>
      )}
    </>
  );
}

const USUAL_POLL = { everyMs: 3_000, times: 3 };
const SHORTEST_POLL_MS = 100;
const MOST_POLLS = 12;

const DEEDS = [
  { value: 'logout', label: 'logs out' },
  { value: 'login', label: 'logs in' },
  { value: 'abort', label: 'aborts the first call of' },
  { value: 'close', label: 'closes the tab' },
  { value: 'reload', label: 'reloads the tab' },
  { value: 'freeze', label: 'leaves the tab, which is frozen' },
  { value: 'hide', label: 'turns away from the tab' },
  { value: 'offline', label: 'goes offline' },
  { value: 'sleep', label: 'lets the machine sleep' },
] as const;

/** What the field keeps to while its time is wrong. */
const LASTS = {
  sleep: 'It sleeps',
  freeze: 'It is frozen',
  hide: 'The tab is out of sight',
  offline: 'It lasts',
} as const;

/** What happens to the machine, and not to a tab. */
function isOfMachine(action: UserAction): boolean {
  return action.do === 'sleep' || action.do === 'offline';
}

interface ActionFieldsProps extends RemovableProps {
  readonly action: UserAction;
  readonly index: number;
}

function ActionFields({ scenario, edit, action, index, onRemove, refused }: ActionFieldsProps) {
  const put = (next: UserAction) => edit(withAction(scenario, index, next));
  const called = [...new Set(scenario.mounts.map(({ component }) => component))];
  return (
    <div className={styles.fields}>
      <ChoiceField
        label="The user"
        options={DEEDS}
        value={action.do}
        onValue={(deed) => put(anAction(deed, action, scenario))}
      />
      {action.do === 'abort' && (
        <ChoiceField
          label="Whose call"
          options={called.map((id) => ({ value: id, label: componentOf(id).label }))}
          value={action.component}
          onValue={(id) => put({ ...action, component: componentIn(id) })}
        />
      )}
      {action.do === 'login' && (
        <ChoiceField
          label="As whom"
          options={USERS.map((as) => ({ value: as, label: capital(as) }))}
          value={action.as}
          onValue={(as) => put({ ...action, as: as === 'bob' ? 'bob' : 'ann' })}
        />
      )}
      {'forMs' in action && (
        <NumberField
          label="For how long, in ms"
          value={action.forMs}
          least={1}
          most={MOST_MS}
          what="A time"
          until={`${LASTS[action.do]} for ${timeText(action.forMs)} until it is right.`}
          onValue={(forMs) => put({ ...action, forMs })}
        />
      )}
      {action.do !== 'abort' && !isOfMachine(action) && (
        <ChoiceField
          label="In which tab"
          options={tabOptions(scenario)}
          value={String(action.tab ?? 1)}
          onValue={(tab) => put({ ...action, tab: Number(tab) })}
        />
      )}
      <TimeField atMs={action.atMs} what="This action" onValue={(atMs) => put({ ...action, atMs })} />
      <Remove what="this action" onRemove={onRemove} refused={refused} />
    </div>
  );
}

const USERS = ['ann', 'bob'] as const;

const NAP_MS = 60_000;

/** Another action in the place of one. */
function anAction(deed: string, before: UserAction, { mounts }: Scenario): UserAction {
  const { atMs } = before;
  const tab = before.do === 'abort' ? undefined : before.tab;
  const where = { atMs, ...(tab !== undefined && { tab }) };
  switch (deed) {
    case 'login':
      return { do: 'login', as: 'bob', ...where };
    case 'abort':
      return { do: 'abort', component: mounts[0]?.component ?? 'posts', atMs };
    case 'close':
    case 'reload':
      return { do: deed, ...where };
    case 'sleep':
    case 'freeze':
    case 'hide':
    case 'offline':
      return { do: deed, forMs: 'forMs' in before ? before.forMs : NAP_MS, ...where };
    default:
      return { do: 'logout', ...where };
  }
}

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

interface TimeFieldProps {
  readonly label?: string;
  readonly atMs: number;
  /** `This call` */
  readonly what: string;
  readonly onValue: (atMs: number) => string | null;
}

function TimeField({ label = 'At, in ms', atMs, what, onValue }: TimeFieldProps) {
  const until = `${what} stays at ${timeText(atMs)} until it is right.`;
  return (
    <NumberField label={label} value={atMs} least={0} most={MOST_MS} what="A time" until={until} onValue={onValue} />
  );
}

function Remove({ what, onRemove, refused }: Pick<RemovableProps, 'onRemove' | 'refused'> & { readonly what: string }) {
  return (
    <div className={styles.field} data-bad={refused !== null || undefined}>
      <Button onClick={onRemove}>Remove {what}</Button>
      <p role="alert">{refused}</p>
    </div>
  );
}

function tabOptions({ tabs }: Scenario): readonly Option[] {
  return TABS.slice(0, tabs).map((tab) => ({ value: String(tab), label: String(tab) }));
}

function componentIn(id: string): Mount['component'] {
  return [...COMPONENTS, WRITER].find((one) => one.id === id)?.id ?? 'posts';
}
