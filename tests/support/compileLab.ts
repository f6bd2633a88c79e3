import { spawnSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { jobScript } from '../../src/cli/process/jobScript.ts';

/** Fills the compile cache with the lab itself and makes the script of its jobs, before many tests at once need them. */
export async function setup({ config }: TestProject): Promise<void> {
  await jobScript();
  spawnSync(process.execPath, ['scripts/node.mjs', 'src/cli/lab.ts', 'list'], {
    env: { ...process.env, ...config.env },
    stdio: 'ignore',
  });
}
