import '../../src/ui/fonts.css';
import '../../src/ui/tokens.css';
import '../../src/ui/base.css';
import '../../src/timeline/timeline.css';
import { createRoot } from 'react-dom/client';
import type { Trace } from '../../src/sim/index.ts';
import { TimelinePanel, usePlayback } from '../../src/timeline/index.ts';

declare global {
  interface Window {
    /** Put there by the bench. */
    longTrace: Trace;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('Failed to start the bench: the page has no #root. Check bench/page/index.html.');
createRoot(root).render(<Long trace={window.longTrace} />);

function Long({ trace }: { readonly trace: Trace }) {
  const playback = usePlayback(trace, { startAt: 'start' });
  return <TimelinePanel trace={trace} playback={playback} caption={<p>{playback.step}</p>} label="A long run" />;
}
