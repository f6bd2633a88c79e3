import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { pagesOfSite } from '../support/openPage.ts';
import { seen } from '../support/seen.ts';

const open = pagesOfSite();
const LATE = '#/sandbox?wrapper=mutex&scenario=late-401';

/** The timeline as a screen reader has it, as text. */
async function timelineOn(page: Page): Promise<string> {
  const group = page.getByRole('group', { name: 'Timeline of Mutex in Late 401', exact: true });
  await seen(group.getByRole('button', { name: /^Posts, try 1, / })).toBeVisible();
  return group.ariaSnapshot();
}

const HEARD = `
- group "Timeline of Mutex in Late 401":
  - button "Posts, try 1, GET /posts, sent at 0 ms with access 1, answered 401 at 50 ms"
  - button "Users, try 1, GET /users/me, sent at 0 ms with access 1, answered 401 at 50 ms"
  - button "Comments, try 1, GET /comments, sent at 0 ms with access 1, answered 401 at 320 ms"
  - button "Posts, refresh, POST /auth/refresh, sent at 50 ms with refresh 1 and access 1, answered 200 at 150 ms, brings access 2"
  - button "Posts, try 2, GET /posts, sent at 150 ms with access 2, answered 200 at 200 ms"
  - button "Users, try 2, GET /users/me, sent at 200 ms with access 2, answered 200 at 250 ms"
  - button "Comments, refresh, POST /auth/refresh, sent at 320 ms with refresh 2 and access 2, answered 200 at 420 ms, brings access 3"
  - button "Comments, try 2, GET /comments, sent at 420 ms with access 3, answered 200 at 470 ms" [pressed]
  - slider "Playhead"
  - list "Lanes":
    - listitem: "Posts: at 0 ms mounts and calls GET /posts; at 200 ms is filled."
    - listitem: "Users: at 0 ms mounts and calls GET /users/me; from 50 ms to 200 ms waits for Posts, stands at line 57: await mutex.waitForUnlock(); at 250 ms is filled."
    - listitem: "Comments: at 0 ms mounts and calls GET /comments; at 470 ms is filled."
    - listitem: "Lock: at 50 ms is acquired; at 200 ms is released; at 320 ms is acquired; at 470 ms is released."
    - listitem: "localStorage.refresh_token: at 150 ms stores: refresh 2; at 420 ms stores: refresh 3."
    - listitem: "Auth store: at 150 ms stores: access 2; at 420 ms stores: access 3."
    - listitem: "FastAPI: at 20 ms answers 401 to Posts’ try 1; at 20 ms answers 401 to Users’ try 1; at 20 ms answers 401 to Comments’ try 1; at 90 ms answers 200 to Posts’ refresh; at 90 ms issues tokens to Posts: access 2, refresh 2; at 170 ms answers 200 to Posts’ try 2; at 220 ms answers 200 to Users’ try 2; at 360 ms answers 200 to Comments’ refresh; at 360 ms issues tokens to Comments: access 3, refresh 3; at 440 ms answers 200 to Comments’ try 2."
  - group "Zoom":
    - button "Zoom out" [disabled]: −
    - button "fits" [disabled]
    - button "Zoom in": +
`;

test('a screen reader has bars, waits, lock, stores and FastAPI of a timeline in one group that is named', async () => {
  expect(await timelineOn(await open(LATE))).toBe(HEARD.trim());
});

/** `50 ms Posts: receives 401 for try 1`, from what a bar is called and from what is said of a lane. */
function happeningsIn(heard: string): readonly string[] {
  return heard.split('\n').flatMap((line) => {
    const bar = /button "(.+)"/.exec(line)?.[1];
    if (bar !== undefined) return happeningsOfBar(bar);
    const [, who = '', said = ''] = /listitem: "?(.+?): (.+)\."?$/.exec(line) ?? [];
    return said.split('; ').flatMap((text) => {
      const [, when, what] = /^at (\d+ ms) (.+)$/.exec(text) ?? [];
      if (what !== undefined) return [`${when} ${who} ${what}`];
      const [, since, stands] = /^from (\d+ ms) to \d+ ms waits for \w+, (stands at .+)$/.exec(text) ?? [];
      return stands === undefined ? [] : [`${since} ${who} waits, and ${stands}`];
    });
  });
}

function happeningsOfBar(name: string): readonly string[] {
  const parts = /^(.+), (try \d|refresh), (\S+ \S+), sent at (\d+ ms) with (.+), answered (\d+) at (\d+ ms)/.exec(name);
  if (!parts) return [];
  const [, who, attempt = '', path, sent, token, status, end] = parts;
  const [what, its] = attempt === 'refresh' ? [path, 'its refresh'] : [`${path}, ${attempt}`, attempt];
  const tokens = token?.split(' and ').toSorted().join(', ');
  return [`${sent} ${who} sends ${what}: ${tokens}`, `${end} ${who} receives ${status} for ${its}`];
}

test('what it hears of the timeline is what stands in the table', async () => {
  const page = await open(LATE);
  const heard = happeningsIn(await timelineOn(page));
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const rows = await page.getByRole('row').evaluateAll((all) =>
    all.slice(1).map((row) => {
      const [, when, who, what, token] = [...row.children].map((cell) => cell.textContent);
      return `${when} ${who} ${what}${token === '' ? '' : `: ${token}`}`;
    }),
  );
  expect(heard.toSorted()).toEqual(rows.toSorted());
});

test('a button of the transport that has nothing to do any more keeps the focus, and the keys go on', async () => {
  const page = await open(LATE);
  const start = page.getByRole('button', { name: 'To the start' });
  await start.focus();
  await page.keyboard.press('Enter');
  await seen(page.getByText('Step 1 of 19')).toBeVisible();
  await seen(start).toBeFocused();
  await seen(start).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await seen(page.getByText('Step 2 of 19')).toBeVisible();
  await seen(start).toBeEnabled();
});
