import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

/**
 * Fills the compile cache with the lab itself, before any test starts it: the processes in which the lab runs wrappers
 * are killed when they are done, and leave nothing there.
 */
export function setup({ config }: TestProject): void {
  spawnSync(process.execPath, ['scripts/node.mjs', 'src/cli/lab.ts', 'list'], {
    env: { ...process.env, ...config.env },
    stdio: 'ignore',
  });
}
