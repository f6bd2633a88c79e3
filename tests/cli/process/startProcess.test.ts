import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { jobScript } from '../../../src/cli/process/jobScript.ts';
import { nodeFlags, startWalled, wallsHold } from '../../../src/cli/process/startProcess.ts';

/** What a script is answered under the flags alone: without anything that the lab does besides. */
function under(script: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...nodeFlags(128), '--input-type=module', '--eval', script], {
    encoding: 'utf8',
    env: {},
  });
  return stdout.trim() || stderr;
}

const attempt = (imports: string, action: string): string =>
  `${imports}; const say = (e) => console.log(e?.code ?? e); try { ${action} } catch (e) { say(e); }`;

const own = JSON.stringify(join(process.cwd(), 'package.json'));
let script: string;

beforeAll(async () => {
  script = await jobScript();
});

test('the script of a job can be read', () => {
  const read = `fs.readFileSync(${JSON.stringify(script)}); say('read');`;
  expect(under(attempt("import fs from 'node:fs'", read))).toBe('read');
});

test.each([
  [
    'another file is read',
    "import fs from 'node:fs'",
    `fs.readFileSync(${JSON.stringify(process.execPath)}); fs.readFileSync('/etc/hosts');`,
  ],
  [
    'the lab’s .env is read',
    "import fs from 'node:fs'",
    `fs.readFileSync(${JSON.stringify(join(process.cwd(), '.env'))});`,
  ],
  ['the lab’s own text is read', "import fs from 'node:fs'", `fs.readFileSync(${own});`],
  ['a file is written', "import fs from 'node:fs'", `fs.writeFileSync(${own} + '.mine', '');`],
  [
    'a process is started',
    "import { spawnSync } from 'node:child_process'",
    "const { error } = spawnSync('true'); if (error) throw error;",
  ],
  ['a thread is started', "import { Worker } from 'node:worker_threads'", "new Worker('1', { eval: true });"],
])('%s: denied', (_name, imports, action) => {
  expect(under(attempt(imports, action))).toBe('ERR_ACCESS_DENIED');
});

test.runIf(wallsHold(process.versions.node)).each([
  ['a connection', "import net from 'node:net'", "net.connect(9, '127.0.0.1').on('error', say);"],
  ['a name', "import dns from 'node:dns/promises'", "await dns.resolve('example.com');"],
  ['a request', "import http from 'node:http'", "http.get('http://127.0.0.1:9').on('error', say);"],
  [
    'a datagram',
    "import dgram from 'node:dgram'",
    "dgram.createSocket('udp4').on('error', say).send('x', 9, '127.0.0.1', (e) => e && say(e));",
  ],
  ['a fetch', '', "await fetch('http://127.0.0.1:8099').catch((e) => say(e.cause));"],
])('%s: denied', (_name, imports, action) => {
  expect(under(attempt(imports, action))).toContain('ERR_ACCESS_DENIED');
});

test.each([
  ['20.20.0', false],
  ['22.14.0', false],
  ['22.22.0', false],
  ['24.13.0', false],
  ['25.2.1', false],
  ['25.3.0', true],
  ['26.0.0', true],
])('the walls of Node %s are known to hold: %s', (version, holds) => {
  expect(wallsHold(version)).toBe(holds);
});

test('under another Node nothing is started, and one sentence says which is needed', () => {
  expect(() => startWalled('none.ts', 'mine.ts', '22.14.0')).toThrow(
    "Failed to run mine.ts: Node 22.14.0 is not known to keep somebody else's file from yours and from the network. Use Node 25.3 or newer.",
  );
});
