import { capital, componentOf, timeText } from '../../../../sim/index.ts';
import type { Scenario, UserAction } from '../../../../sim/index.ts';
import { ChoiceField, componentIn, NumberField, Remove, tabOptions, TimeField } from './fields.tsx';
import type { RemovableProps } from './fields.tsx';
import { MOST_MS, withAction } from './scenarioEdits.ts';
import styles from './scenario.module.css';

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

/** The fields of what the user does, or what happens to the tab or the machine. */
export function ActionFields({ scenario, edit, action, index, onRemove, refused }: ActionFieldsProps) {
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
