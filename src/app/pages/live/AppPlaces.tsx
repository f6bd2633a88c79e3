import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/panel.module.css';
import type { LiveStage, Place } from './useStage.ts';
import type { Live } from './useLiveSession.ts';
import styles from './live.module.css';

interface AppPlacesProps {
  readonly live: Live;
  readonly stage: LiveStage;
  readonly wrapper: string;
  readonly leave: 'router' | 'href';
}

/** The app in one frame or in two, over the same storage. */
export function AppPlaces({ live, stage, wrapper, leave }: AppPlacesProps) {
  const { places } = stage;
  return (
    <div className={styles.places} data-two={places.length === 2 || undefined}>
      {places.map((place, at) => {
        const tab = at + 1;
        const address = appAddress({ tab, wrapper, leave, start: place.start });
        return (
          <section key={tab} className={panel.panel} aria-label={`The app, tab ${tab}`}>
            <div className={panel.head}>
              <h2>{places.length === 2 ? `The app, tab ${tab}` : 'The app'}</h2>
              <span className={panel.note}>{live.state.tabs[tab]?.store.path ?? ''}</span>
              <span className={panel.end}>
                {place.as === 'frame' && (
                  <Button kind="quiet" onClick={() => stage.openInOwnTab(tab, address)}>
                    Open in a tab
                  </Button>
                )}
              </span>
            </div>
            <Inside place={place} tab={tab} address={address} onStorage={live.session.lookAtStorage}>
              <Button onClick={() => stage.bringBack(tab)}>
                {place.as === 'stopped' ? 'Start again' : 'Bring it back'}
              </Button>
            </Inside>
          </section>
        );
      })}
    </div>
  );
}

interface AppAddress {
  readonly tab: number;
  readonly wrapper: string;
  readonly leave: 'router' | 'href';
  readonly start: string;
}

/** The address of the live app, relative to the lab's page. */
function appAddress({ tab, wrapper, leave, start }: AppAddress): string {
  const options = new URLSearchParams({ tab: String(tab), wrapper, ...(leave === 'href' && { leave }) });
  return `live/?${options}#${start}`;
}

interface InsideProps {
  readonly place: Place;
  readonly tab: number;
  readonly address: string;
  readonly onStorage: () => void;
  readonly children: ReactNode;
}

function Inside({ place, tab, address, onStorage, children }: InsideProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  // The app follows the system's theme; in the frame it follows the lab's.
  const dress = (): void => {
    const root = frame.current?.contentDocument?.documentElement;
    const theme = document.documentElement.dataset['theme'];
    if (root && theme === undefined) delete root.dataset['theme'];
    else if (root) root.dataset['theme'] = theme;
  };
  useEffect(() => {
    const observer = new MutationObserver(dress);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  const onLoad = (): void => {
    dress();
    // An edit in DevTools is told to the other documents only: which ones, depends on where it is made.
    frame.current?.contentWindow?.addEventListener('storage', onStorage);
  };
  switch (place.as) {
    case 'frame':
      return (
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the site's own app: it needs its origin and its scripts
        <iframe
          key={place.loading}
          className={styles.frame}
          title={`The live app, tab ${tab}`}
          src={address}
          ref={frame}
          onLoad={onLoad}
        />
      );
    case 'own-tab':
      return (
        <div className={styles.empty}>
          <p>It runs in a tab of its own. What it does is shown here all the same.</p>
          {children}
        </div>
      );
    case 'stopped':
      return (
        <div className={styles.empty}>
          <p>Stopped. Nothing of it runs any more.</p>
          {children}
        </div>
      );
  }
}
