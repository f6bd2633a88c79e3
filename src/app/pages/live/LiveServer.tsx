import { API_BASE_URL } from '../../../live/app/config.ts';
import { withLatency } from '../../../live/lab/server/liveSettings.ts';
import type { ServerSettings } from '../../../live/lab/server/liveSettings.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { answersIn, API_ANSWERS, componentOf, readAnswers, REFRESH_ANSWERS } from '../../../sim/index.ts';
import {
  answersInWords,
  API_WORDS,
  REFRESH_OFFERS,
  REFRESH_WORDS,
  REUSE_WORDS,
  ROTATION_WORDS,
} from '../../run/serverWords.ts';
import styles from './live.module.css';

interface LiveServerProps {
  readonly settings: ServerSettings;
  readonly leave: 'router' | 'href';
  readonly onChange: (change: (settings: ServerSettings) => ServerSettings) => void;
  readonly onLeave: (by: string) => void;
}

const TIMES_MS = [50, 200, 500, 1000, 2000, 5000];
const LATE_MS = [0, 1500, 3000];
const LIVES_S = [5, 15, 60, 900];
const LATE = 'comments';
const LATE_PATH = '/comments';

/** The server of live mode as a sentence whose values are controls. They hold from the next request on. */
export function LiveServer({ settings, leave, onChange, onLeave }: LiveServerProps) {
  const { policy, latency } = settings;
  const answers = answersIn(policy.refreshAnswer).join();
  const policyOf = (part: Partial<typeof policy>) =>
    onChange((now) => ({ ...now, policy: { ...now.policy, ...part } }));
  const late = latency.exceptions.find(({ component }) => component === LATE)?.backMs ?? 0;
  const setLate = (extraMs: number) =>
    onChange((now) => ({
      ...now,
      latency: { ...now.latency, exceptions: extraMs > 0 ? [{ component: LATE, attempt: 1, backMs: extraMs }] : [] },
    }));

  return (
    <p className={styles.say}>
      An API request takes{' '}
      <Time
        label="How long an API request takes"
        value={latency.api.outMs + latency.api.backMs}
        onChange={(ms) => onChange((now) => withLatency(now, 'api', ms))}
      />
      , a refresh{' '}
      <Time
        label="How long a refresh takes"
        value={latency.refresh.outMs + latency.refresh.backMs}
        onChange={(ms) => onChange((now) => withLatency(now, 'refresh', ms))}
      />
      ; the first answer to {componentOf(LATE).label} is{' '}
      <Pick
        label={`The first answer to ${componentOf(LATE).label}`}
        options={withValue(LATE_MS, late).map((ms) => ({
          value: String(ms),
          label: ms === 0 ? 'no later' : `${seconds(ms)} on its way`,
        }))}
        value={String(late)}
        onChange={(ms) => setLate(Number(ms))}
      />
      . Refreshes answer{' '}
      <Pick
        label="How refreshes are answered"
        options={[...new Set([...REFRESH_OFFERS, answers])].map((value) => ({
          value,
          label: answersInWords(value, REFRESH_WORDS),
        }))}
        value={answers}
        onChange={(text) => policyOf({ refreshAnswer: readAnswers(text, REFRESH_ANSWERS) ?? policy.refreshAnswer })}
      />
      ; {componentOf(LATE).label} is answered{' '}
      <Pick
        label={`How ${componentOf(LATE).label} is answered`}
        options={API_ANSWERS.map((value) => ({ value, label: API_WORDS[value] }))}
        value={answersIn(policy.pathAnswers?.[LATE_PATH] ?? 'normal').join()}
        onChange={(text) => policyOf({ pathAnswers: { [LATE_PATH]: readAnswers(text, API_ANSWERS) ?? 'normal' } })}
      />
      . Refresh tokens{' '}
      <Words
        label="How often refresh tokens work"
        words={ROTATION_WORDS}
        value={policy.rotation}
        onChange={(rotation) => policyOf({ rotation })}
      />
      ; a used one{' '}
      <Words
        label="What a used refresh token does"
        words={REUSE_WORDS}
        value={policy.reuse}
        onChange={(reuse) => policyOf({ reuse })}
      />
      . New access tokens live for{' '}
      <Pick
        label="Life of an access token"
        options={withValue(LIVES_S, policy.accessSeconds).map((s) => ({
          value: String(s),
          label: s % 60 === 0 ? `${s / 60} min` : `${s} s`,
        }))}
        value={String(policy.accessSeconds)}
        onChange={(s) => policyOf({ accessSeconds: Number(s) })}
      />
      . <Leaving leave={leave} onLeave={onLeave} />
    </p>
  );
}

/** A real server, of which the lab knows and decides nothing. */
export function RealServer({ leave, onLeave }: Pick<LiveServerProps, 'leave' | 'onLeave'>) {
  return (
    <p className={styles.say}>
      The app talks to <code>{API_BASE_URL}</code>: what it answers, how late, and how long its tokens live is its own.
      What “Expire” puts in place of its access token says that it has expired, and is not signed: your server refuses
      it. <Leaving leave={leave} onLeave={onLeave} />
    </p>
  );
}

function Leaving({ leave, onLeave }: Pick<LiveServerProps, 'leave' | 'onLeave'>) {
  return (
    <>
      When the session is over, the app leaves by{' '}
      <Words
        label="How the app leaves when its session is over"
        words={{ router: 'the router', href: 'window.location.href' }}
        value={leave}
        onChange={onLeave}
      />
      .
    </>
  );
}

function Words<T extends string>({
  label,
  words,
  value,
  onChange,
}: {
  label: string;
  words: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
}) {
  const isOne = (key: string): key is T => Object.hasOwn(words, key);
  const options = Object.keys(words)
    .filter(isOne)
    .map((key) => ({ value: key, label: words[key] }));
  const choose = (text: string) => {
    if (isOne(text)) onChange(text);
  };
  return <Pick label={label} options={options} value={value} onChange={choose} />;
}

function Time({ label, value, onChange }: { label: string; value: number; onChange: (ms: number) => void }) {
  const options = withValue(TIMES_MS, value).map((ms) => ({ value: String(ms), label: seconds(ms) }));
  return <Pick label={label} options={options} value={String(value)} onChange={(ms) => onChange(Number(ms))} />;
}

function withValue(offers: readonly number[], value: number): readonly number[] {
  return offers.includes(value) ? offers : [...offers, value].toSorted((a, b) => a - b);
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${ms / 1000} s`;
}
