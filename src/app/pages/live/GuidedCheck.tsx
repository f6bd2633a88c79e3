import { useState } from 'react';
import type { ReactNode } from 'react';
import { readExpiredAccessToken } from '../../../sim/index.ts';
import type { ServerSettings } from '../../../live/lab/server/liveSettings.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import panel from '../../../ui/panel.module.css';
import { CHECK_STEPS } from './guidedSteps.ts';
import type { CheckStep } from './guidedSteps.ts';
import { expiredCopy } from './useStage.ts';
import type { Live } from './useLiveSession.ts';
import styles from './live.module.css';

interface GuidedCheckProps {
  readonly live: Live;
  readonly settings: ServerSettings;
  readonly wrapper: string;
  /** The server is one of the reader's own, with users of its own. */
  readonly isRemote: boolean;
}

/** The manual check that articles describe, ticked off by what the lab observed. */
export function GuidedCheck({ live, settings, wrapper, isRemote }: GuidedCheckProps) {
  const { check, storedToken } = live.state;
  const now = CHECK_STEPS[check.done];
  return (
    <section className={`${panel.panel} ${styles.check}`} aria-label="The manual check">
      <div className={panel.head}>
        <h2>The manual check</h2>
        <span className={panel.note}>
          {check.done} of {CHECK_STEPS.length} observed
        </span>
        <span className={panel.end}>
          <Button kind="quiet" onClick={live.session.startCheckAnew}>
            Start anew
          </Button>
        </span>
      </div>
      {wrapper === 'promise-flag' && (
        <p className={styles.aside}>
          Promise flag reads <code>localStorage</code> for every request, so step 4 cannot be seen with it. Take another
          wrapper.
        </p>
      )}
      <ol className={styles.steps}>
        {CHECK_STEPS.map((step, at) => (
          <li key={step} data-done={at < check.done || undefined} aria-current={step === now ? 'step' : undefined}>
            <span className={styles.mark}>{at < check.done ? <Icon name="tick" /> : at + 1}</span>
            <div>
              <b>
                {TITLES[step]}
                {at < check.done && <span className="visually-hidden">, observed</span>}
              </b>
              {step === now && <div className={styles.detail}>{detailOf(step)}</div>}
            </div>
          </li>
        ))}
      </ol>
      {now === undefined && (
        <p className={styles.aside}>
          All of it was observed: silent token refresh works, and you saw it in your own browser.
        </p>
      )}
    </section>
  );

  function detailOf(step: CheckStep): ReactNode {
    switch (step) {
      case 'look':
      case 'verify':
        return (
          <>
            <p>
              In DevTools open Application, Local storage, <code>auth-store</code>. Copy the value of{' '}
              <code>accessToken</code> and paste it here
              {step === 'verify' && ': it is another one than before, and good'}.
            </p>
            <Paste key={step} onPaste={live.session.paste} refusal={check.refusal} />
          </>
        );
      case 'put-expired':
        return (
          <>
            <p>
              Put an expired token in its place: copy this value, and set it for the key <code>auth-store</code> in
              DevTools.
            </p>
            <ExpiredValue token={storedToken} settings={settings} />
          </>
        );
      case 'log-in':
        return (
          <p>
            Use the form in the app,{' '}
            {isRemote ? 'as a user whom your server knows.' : 'as ann, with the password wonderland.'}
          </p>
        );
      default:
        return <p>{DETAILS[step]}</p>;
    }
  }
}

const TITLES: Readonly<Record<CheckStep, string>> = {
  'log-in': 'Log in',
  look: 'Look at the access token',
  'put-expired': 'Put an expired token into localStorage',
  'still-works': 'Make a request: nothing has changed',
  reload: 'Reload the app',
  refused: 'See the 401',
  refreshed: 'See the refresh bring new tokens',
  repeated: 'See the repeat succeed',
  verify: 'Verify the new token',
};

const DETAILS: Readonly<Record<Exclude<CheckStep, 'log-in' | 'look' | 'verify' | 'put-expired'>, string>> = {
  'still-works':
    'Leave the blog in the app and come back to it. The answer is 200: the store read localStorage once, when it was made, and holds the good token in memory. Nobody tells it of your edit until the page is loaded anew.',
  reload: 'Reload the frame, or its tab. The store is made anew, and reads the expired token.',
  refused: 'Open the blog in the app, with the Network tab beside it. The first answer is 401.',
  refreshed: 'POST /api/auth/refresh presents the refresh token, and is answered 200 with a new pair.',
  repeated: 'The refused request goes out once more, with the new token, and is answered 200.',
};

function Paste({ onPaste, refusal }: { onPaste: (text: string) => void; refusal: string | null }) {
  const [text, setText] = useState('');
  const claims = readExpiredAccessToken(text.trim().replace(/^"|"$/g, ''));
  return (
    <>
      <textarea
        className={styles.paste}
        aria-label="The access token"
        rows={2}
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          if (target.value.trim() !== '') onPaste(target.value);
        }}
      />
      {claims && (
        <p className={styles.claims}>
          It says: {claims.sub}, good until {new Date(claims.exp * 1000).toLocaleTimeString()}.
        </p>
      )}
      {refusal !== null && text.trim() !== '' && <p role="status">{refusal}</p>}
    </>
  );
}

function ExpiredValue({ token, settings }: { token: string | null; settings: ServerSettings }) {
  const [said, setSaid] = useState('');
  const [expired] = useState(() => expiredCopy(token, settings));
  if (expired === null) return <p role="status">There is no access token in localStorage. Log in first.</p>;
  const value = JSON.stringify({ state: { accessToken: expired }, version: 0 });
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setSaid('Copied.'),
      () => setSaid('Refused: copy it by hand.'),
    );
  return (
    <>
      <pre className={styles.value}>{value}</pre>
      <Button onClick={() => void copy()}>Copy the value</Button> <span role="status">{said}</span>
    </>
  );
}
