import { timeText, WRITER } from '../../../../sim/index.ts';
import type { Mount } from '../../../../sim/index.ts';
import { ChoiceField, COMPONENT_OPTIONS, componentIn, NumberField, Remove, tabOptions, TimeField } from './fields.tsx';
import type { RemovableProps } from './fields.tsx';
import { MOST_MS, withCall } from './scenarioEdits.ts';
import styles from './scenario.module.css';

interface CallFieldsProps extends RemovableProps {
  readonly mount: Mount;
  readonly index: number;
}

/** The fields of a call: whose, where and when, and what comes after it. */
export function CallFields({ scenario, edit, mount, index, onRemove, refused }: CallFieldsProps) {
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
