import { endsCode, logoutsOf, timeText } from '../../../sim/index.ts';
import type { Call, Trace } from '../../../sim/index.ts';
import panel from '../../../ui/panel.module.css';
import styles from './user.module.css';

interface UserPanelProps {
  readonly trace: Trace;
  /** Where the playhead stands. */
  readonly step: number;
}

/** What the user has before their eyes at the playhead. */
export function UserPanel({ trace, step }: UserPanelProps) {
  const screens = screensAt(trace, step);
  const atMs = trace.events.findLast((event) => event.step <= step)?.atMs ?? 0;
  return (
    <section aria-label="What the user sees">
      <div className={panel.head}>
        <h2 className={styles.title}>What the user sees</h2>
        <span className={panel.note}>{trace.timed ? `at ${timeText(atMs)}` : `at step ${step}`}</span>
      </div>
      {screens.map((screen) => (
        <div key={screen.tab} className={styles.screen}>
          {screens.length > 1 && <h3>Tab {screen.tab}</h3>}
          {screen.loggedOut ? (
            <LoginPage screen={screen} />
          ) : (
            screen.cards.map((card) => <CardView key={card.call.id} card={card} />)
          )}
        </div>
      ))}
    </section>
  );
}

function CardView({ card: { call, shows } }: { card: Card }) {
  const words = { nothing: 'not there yet', loading: 'loading', filled: 'filled', failed: 'failed' };
  return (
    <div className={styles.card} data-shows={shows.as}>
      <b>{call.name}</b>
      <span className={styles.state}>{words[shows.as]}</span>
      {shows.as === 'failed' ? (
        <p className={styles.error}>Could not load: {shows.status}</p>
      ) : (
        <>
          <span className={styles.line} />
          <span className={styles.line} />
        </>
      )}
    </div>
  );
}

function LoginPage({ screen: { cards } }: { screen: Screen }) {
  const filled = cards.filter(({ shows }) => shows.as === 'filled').map(({ call }) => call.name);
  return (
    <>
      <div className={styles.login}>
        <b>Log in</b>
        <span className={styles.field}>Username</span>
        <span className={styles.field}>Password</span>
      </div>
      <p className={styles.behind}>
        The login page.{filled.length > 0 && ` Behind it, and of no use: ${filled.join(' and ')}.`}
      </p>
    </>
  );
}

/** What one component shows. */
interface Card {
  readonly call: Call;
  readonly shows:
    | { readonly as: 'nothing' }
    | { readonly as: 'loading' }
    | { readonly as: 'filled' }
    | { readonly as: 'failed'; readonly status: number | string };
}

/** What the user of one tab sees: the page with its cards, or the login page in front of it. */
interface Screen {
  readonly tab: number;
  readonly loggedOut: boolean;
  readonly cards: readonly Card[];
}

/** What the user sees in each tab once a step is over. Step 0 is the moment before the first. */
export function screensAt(trace: Trace, step: number): readonly Screen[] {
  const events = trace.events.filter((event) => event.step <= step);
  const tabs = [...new Set(trace.calls.map((call) => call.tab))];
  return tabs.map((tab) => ({
    tab,
    loggedOut: logoutsOf(trace).some((logout) => logout.tab === tab && logout.step <= step),
    cards: trace.calls.filter((call) => call.tab === tab).map((call) => ({ call, shows: shownBy(call) })),
  }));

  function shownBy(call: Call): Card['shows'] {
    const started = events.findIndex((event) => event.type === 'call-started' && event.call === call.id);
    // A page that was closed or loaded anew shows nothing of what it had.
    if (events.slice(started + 1).some((event) => endsCode(event, call.tab))) return { as: 'nothing' };
    const settled = events.find((event) => event.type === 'call-settled' && event.call === call.id);
    if (settled?.type === 'call-settled')
      return settled.ok ? { as: 'filled' } : { as: 'failed', status: settled.status };
    return { as: started < 0 ? 'nothing' : 'loading' };
  }
}
