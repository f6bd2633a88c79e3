import { Link } from 'wouter';
import type { Live } from './useLiveSession.ts';
import styles from './live.module.css';

/** Where to look in DevTools, what a full page load loses, and the race of two tabs. */
export function Notes({ live, wrapper }: { live: Live; wrapper: string }) {
  const first = live.state.tabs[1];
  return (
    <div className={styles.notes}>
      <section>
        <h2>In DevTools</h2>
        <p>
          Network: the 401, <code>POST /api/auth/refresh</code> and the repeat are real requests, answered by a service
          worker. <code>x-request-id</code> is what the request is called on the timeline. Application: the tokens are
          in <code>localStorage</code>. Redux DevTools: the stores are called “RTK Query” and “auth-store”.
        </p>
      </section>
      <section>
        <h2>What a full page load loses</h2>
        <p>
          {first
            ? `The store holds ${first.store.cached} answers and ${first.store.read} posts marked as read.`
            : 'The app is not there.'}
          {first?.before && ` Before the page was loaded it held ${first.before.cached} and ${first.before.read}.`} Mark
          a post as read, let the session end, and compare the two ways to the login page: the router keeps the store,{' '}
          <code>window.location.href</code> starts the app anew.
        </p>
      </section>
      <section>
        <h2>Two tabs</h2>
        <p>
          A lock in memory is a lock for one tab. Two tabs that present one refresh token race: the first gets 200, the
          second presents a used token and gets 401, and its logout clears the storage that both share. See it with “Two
          tabs” and an expired token, or in{' '}
          <Link href={`/sandbox?wrapper=${wrapper}&scenario=two-tabs`}>the simulated run</Link>.
        </p>
      </section>
    </div>
  );
}
