import { expect, test } from 'vitest';
import { tableRows, tableRowsWithStands } from '../../../src/timeline/table/tableRows.ts';
import { runByTime } from '../../support/runs.ts';
import { allRuns } from '../support/allRuns.ts';

test('the table says step, time, who, what, token and line, in the order of the run', async () => {
  const rows = tableRows(await runByTime('mutex', 'late-401')).filter((row) => row.step === 7 || row.step === 10);
  expect(
    rows.map((row) =>
      [
        row.first ? row.step : '',
        row.first ? row.atMs : '',
        row.who,
        row.what,
        row.token,
        row.line === null ? '' : 'line',
      ].join(' | '),
    ),
  ).toEqual([
    '7 | 50 | Posts | receives 401 for try 1 |  | ',
    ' |  | Lock | is acquired |  | ',
    ' |  | Posts | sends POST /auth/refresh | access 1, refresh 1 | line',
    '10 | 150 | Posts | receives 200 for its refresh |  | ',
    ' |  | localStorage.refresh_token | stores | refresh 2 | ',
    ' |  | Auth store | stores | access 2 | ',
    ' |  | Posts | sends GET /posts, try 2 | access 2 | line',
  ]);
});

test('behind the step in which a call begins to wait the table says where it stands', async () => {
  const rows = tableRowsWithStands(await runByTime('mutex', 'late-401')).filter(({ step }) => step === 8);
  expect(rows.map(({ who, what, line }) => [who, what, line])).toEqual([
    ['Users', 'receives 401 for try 1', null],
    ['Users', 'waits, and stands at line 57: await mutex.waitForUnlock()', 57],
  ]);
});

test('the table has a row for each event of every run, and says something in each', async () => {
  const wrong = (await allRuns()).filter(({ trace }) => {
    const rows = tableRows(trace);
    return (
      rows.length !== trace.events.length ||
      rows.some((row) => row.who === '' || row.what === '' || /undefined|\[object/.test(row.what))
    );
  });
  expect(wrong.map((run) => run.name)).toEqual([]);
});
