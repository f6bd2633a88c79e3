import type { CDPSession } from 'playwright';
import { expect, test } from 'vitest';
import { freshProfiles } from '../support/freshProfiles.ts';
import { logIn, openLab } from '../support/openLab.ts';
import { seen } from '../support/seen.ts';

const newProfile = freshProfiles();

/** How many objects of a kind the page of this context holds when all garbage is gone. */
async function heldIn(session: CDPSession, uniqueContextId: string, kind: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${kind}.prototype`, uniqueContextId });
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
  const objectId = objects.objectId ?? '';
  const { result: count } = await session.send('Runtime.callFunctionOn', {
    objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', { objectId });
  return Number(count.value);
}

test('after six refreshes live mode holds as many streams and messages of its service worker as after two', async () => {
  const lab = await openLab(newProfile, { path: '&latency=0' });
  await logIn(lab);
  const session = await lab.page.context().newCDPSession(lab.page);
  const contexts: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context.uniqueId));
  await session.send('Runtime.enable');
  const apps: string[] = [];
  for (const uniqueContextId of contexts) {
    const { result } = await session.send('Runtime.evaluate', { expression: 'window !== top', uniqueContextId });
    if (result.value === true) apps.push(uniqueContextId);
  }

  const expire = async (times: number): Promise<void> => {
    for (let done = 0; done < times; done += 1) {
      await lab.forget();
      await lab.button('Expire the access token').click();
      await lab.button('Mount all three').click();
      await seen.poll(() => lab.network.length).toBe(7);
      await seen(lab.page.getByText('3 of 3')).toBeVisible();
    }
  };
  const held = async () => {
    const counts = { streams: 0, messages: 0 };
    for (const app of apps) {
      counts.streams += await heldIn(session, app, 'ReadableStream');
      counts.messages += await heldIn(session, app, 'MessageEvent');
    }
    return counts;
  };
  await expire(2);
  const before = await held();
  await expire(4);
  const after = await held();
  // Each refresh has seven answers: what is kept of each would be 28 of either.
  expect(after.streams - before.streams).toBeLessThan(7);
  expect(after.messages - before.messages).toBeLessThan(7);
});
