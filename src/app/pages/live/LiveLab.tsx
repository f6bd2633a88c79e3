import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { factsOf, listed } from '../../../sim/index.ts';
import { traceOf } from '../../../live/lab/trace/traceOf.ts';
import type { ServerSettings } from '../../../live/lab/server/liveSettings.ts';
import { WRAPPERS } from '../../../wrappers/index.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { FactStrip, factStrip, shutStrip } from '../../run/FactStrip.tsx';
import panel from '../../../ui/panel.module.css';
import { Page } from '../../shell/Page.tsx';
import { AppPlaces } from './AppPlaces.tsx';
import { Controls } from './Controls.tsx';
import { GuidedCheck } from './GuidedCheck.tsx';
import { LiveServer, RealServer } from './LiveServer.tsx';
import { LiveTimeline } from './LiveTimeline.tsx';
import { Repeat } from './Repeat.tsx';
import { useStage } from './useStage.ts';
import type { Live } from './useLiveSession.ts';
import styles from './live.module.css';

const LIVE = WRAPPERS.filter(({ simulatedOnly }) => !simulatedOnly);
const SIMULATED = WRAPPERS.filter(({ simulatedOnly }) => simulatedOnly);
const OPTIONS = LIVE.map(({ id, title }) => ({ value: id, label: title }));

/** Frames, controls, timeline and the guided check. */
export function LiveLab({ live, settings }: { live: Live; settings: ServerSettings }) {
  const [options, setOptions] = useSearchParams();
  const wrapper = LIVE.find(({ id }) => id === options.get('wrapper'))?.id ?? 'mutex';
  const leave = options.get('leave') === 'href' ? 'href' : 'router';
  const stage = useStage(live);
  const { episodes, problem } = live.state;
  const isRemote = Object.values(live.state.tabs).some(({ backend }) => backend === 'remote');
  const [shown, setShown] = useState<number | null>(null);
  // The app in the frame shares the thread: drawing what it did must not hold it up.
  const episode = useDeferredValue(episodes.find(({ id }) => id === shown) ?? episodes.at(-1));
  const trace = useMemo(() => (episode ? traceOf(episode) : null), [episode]);

  const choose = (key: string, value: string) =>
    setOptions((now) => {
      now.set(key, value);
      return now;
    });
  const onWrapper = (id: string) => {
    void stage.stopRepeating();
    choose('wrapper', id);
  };

  return (
    <Page title="Live" look="bare" aria-label="Live mode">
      <h1 className="visually-hidden">Live</h1>
      <section className={styles.setup} aria-label="What runs">
        <div className={styles.wide}>
          <Segmented legend="Wrapper" options={OPTIONS} value={wrapper} onChange={onWrapper} />
        </div>
        <div className={styles.narrow}>
          <Pick look="block" label="Wrapper" options={OPTIONS} value={wrapper} onChange={onWrapper} />
        </div>
        <FactStrip facts={trace ? factStrip(factsOf(trace), null) : shutStrip()} />
        {isRemote ? (
          <RealServer leave={leave} onLeave={(by) => choose('leave', by)} />
        ) : (
          <LiveServer
            settings={settings}
            leave={leave}
            onChange={(change) => void live.session.changeSettings(change)}
            onLeave={(by) => choose('leave', by)}
          />
        )}
      </section>
      <div className={styles.body}>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem} Everything that is simulated goes on working.
          </p>
        )}
        <Controls live={live} stage={stage} />
        <div className={styles.columns}>
          <AppPlaces live={live} stage={stage} wrapper={wrapper} leave={leave} />
          <GuidedCheck live={live} settings={settings} wrapper={wrapper} isRemote={isRemote} />
        </div>
        <CutOff id={episodes.slice(-2).findLast(({ cutOff }) => cutOff)?.id} />
        {trace && episode ? (
          <LiveTimeline trace={trace} episode={episode} episodes={episodes} onShow={setShown} />
        ) : (
          <section className={`${panel.panel} ${styles.empty}`} aria-label="Timeline">
            <p>Nothing has happened yet. Log in, then mount the three components.</p>
          </section>
        )}
        {!isRemote && <Repeat wrapper={wrapper} stage={stage} />}
        <Notes live={live} wrapper={wrapper} isRemote={isRemote} />
      </div>
    </Page>
  );
}

/** Why a session may be over after a reload, though nobody refused its refresh: of the newest recording, or the one before. */
function CutOff({ id }: { id: number | undefined }) {
  if (id === undefined) return null;
  return (
    <p role="status" className={styles.cutOff}>
      Recording {id} ends with a page that was left in the middle of its refresh. A browser ends what is under way
      before the page is gone, Firefox as a rule and Chromium at times: the refresh fails as with a broken network. A
      wrapper that takes that for a refusal logs out, and the next page finds no tokens. That is no fault of the lab:
      see <Link href="/lessons/when-the-refresh-fails">which failures end a session</Link>.
    </p>
  );
}

/** Where to look in DevTools, what a full page load loses, and the race of two tabs. */
function Notes({ live, wrapper, isRemote }: { live: Live; wrapper: string; isRemote: boolean }) {
  const first = live.state.tabs[1];
  return (
    <div className={styles.notes}>
      <section>
        <h2>In DevTools</h2>
        <p>
          Network: the 401, <code>POST /api/auth/refresh</code> and the repeat are real requests, answered by{' '}
          {isRemote ? (
            'your server. '
          ) : (
            <>
              a service worker. <code>x-request-id</code> is what the request is called on the timeline.{' '}
            </>
          )}
          Application: the tokens are in <code>localStorage</code>. Redux DevTools: the stores are called “RTK Query”
          and “auth-store”.
        </p>
      </section>
      <section>
        <h2>Simulated only</h2>
        <p>
          {listed(SIMULATED.map(({ title }) => title))} run in the sandbox alone: the first refreshes by an HttpOnly
          cookie, which a service worker’s answer cannot set, and the other sends by <code>XMLHttpRequest</code>, which
          nothing here watches.
        </p>
      </section>
      <section>
        <h2>What a full page load loses</h2>
        <p>
          {first
            ? `The store holds ${first.store.cached} answers and ${first.store.read} posts marked as read.`
            : 'The app is not there.'}
          {first?.before && ` Before the page was loaded it held ${first.before.cached} and ${first.before.read}.`} Mark
          a post as read, let the session end, and compare the two ways to the login page: with the router the app
          itself empties the cache, and keeps the rest; <code>window.location.href</code> starts the app anew.
        </p>
      </section>
      <section>
        <h2>Two tabs</h2>
        <p>
          A lock in memory is a lock for one tab. Two tabs that present one refresh token race: the first gets 200, the
          second presents a used token, gets 401{isRemote && ' where your server refuses one'}, and its logout clears
          the storage that both share. See it with “Two tabs” and an expired token, or in{' '}
          <Link href={`/sandbox?wrapper=${wrapper}&scenario=two-tabs`}>the simulated run</Link>.
        </p>
      </section>
    </div>
  );
}
