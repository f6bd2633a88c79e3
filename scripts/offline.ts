import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { bundleScript } from './as-script.ts';

const at = (file: string): string => fileURLToPath(new URL(`../src/app/shell/offline/${file}`, import.meta.url));

/** Not kept: the browser asks for the scripts of service workers itself, and never through one. */
const WORKERS = ['offline-worker.js', 'live-worker.js', 'mockServiceWorker.js'];

/** Writes the two service workers of the built site, the first with the list of all its files. */
export function offline(): Plugin {
  return {
    name: 'reauth-lab:offline',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle).filter(({ fileName }) => !WORKERS.includes(fileName));
        const build = { version: versionOf(files), files: files.map(({ fileName }) => addressOf(fileName)).toSorted() };
        const { text } = await bundleScript(at('offlineWorker.ts'), []);
        const source = `const reauthLabBuild = ${JSON.stringify(build)};\n${text}`;
        this.emitFile({ type: 'asset', fileName: 'offline-worker.js', source });
        const live = await bundleScript(at('liveWorker.ts'), []);
        this.emitFile({ type: 'asset', fileName: 'live-worker.js', source: live.text });
      },
    },
  };
}

function versionOf(files: readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[]): string {
  const hash = createHash('sha256');
  for (const file of files.toSorted((one, other) => (one.fileName < other.fileName ? -1 : 1)))
    hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
  return hash.digest('hex').slice(0, 12);
}

/** Pages are kept by their folder. */
function addressOf(fileName: string): string {
  return fileName.endsWith('index.html') ? fileName.slice(0, -'index.html'.length) || './' : fileName;
}
