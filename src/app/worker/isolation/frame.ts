/** What the frame may do: run scripts that stand in it, or that it makes itself. No address of any kind is reached. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:";

/** From the page to the frame, once: the engine as text, with two ports. */
export interface ToFrame {
  readonly engine: string;
}

/** From the frame to the page, by the second port. */
export interface FromFrame {
  readonly failed: string;
}

/**
 * The frame's document. Its script starts the engine as a worker and hands the first port on to it; by the second one it
 * says when that fails. It listens to nobody else: not to the worker either, where a stranger's code will run.
 */
export const FRAME = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><script>
addEventListener('message', ({ source, data, ports: [toPage, trouble] }) => {
  if (source !== parent) return;
  const engine = new Worker(URL.createObjectURL(new Blob([data.engine], { type: 'text/javascript' })));
  engine.onerror = ({ message }) => trouble.postMessage({ failed: message || 'its worker could not be started' });
  engine.postMessage(null, [toPage]);
}, { once: true });
</script>`;
