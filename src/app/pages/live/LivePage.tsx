import { useSearchParams } from 'wouter';
import { whyNoWorker } from '../../../live/lab/server/whyNoWorker.ts';
import { MessagePage, Page } from '../../shell/Page.tsx';
import { LiveLab } from './LiveLab.tsx';
import { useLiveSession } from './useLiveSession.ts';

/** The real app, in this browser, for DevTools. */
export default function LivePage() {
  const reason = whyNoWorker();
  if (reason !== null) return <NoWorker reason={reason} />;
  return <Listening />;
}

function Listening() {
  // `#/live?latency=0`: as fast as it goes.
  const [options] = useSearchParams();
  const [latency] = /^\d{1,5}$/.exec(options.get('latency') ?? '') ?? [];
  const live = useLiveSession(latency === undefined ? null : Number(latency));
  return live?.state.settings ? (
    <LiveLab live={live} settings={live.state.settings} />
  ) : (
    <Page title="Live" look="bare" />
  );
}

function NoWorker({ reason }: { reason: string }) {
  return (
    <MessagePage title="Live mode cannot run here">
      <p>{reason}</p>
      <p>Everything that is simulated goes on working: the sandbox needs no service worker.</p>
    </MessagePage>
  );
}
