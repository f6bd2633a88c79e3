import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../../../src/sim/index.ts';
import { LIGHT } from '../../../src/timeline/exports/lightColours.ts';
import { toSvg } from '../../../src/timeline/exports/svg.ts';
import { escapeXml } from '../../../src/timeline/exports/xml.ts';
import { layout } from '../../../src/timeline/layout/layout.ts';
import { WRAPPERS } from '../../../src/wrappers/index.ts';
import { drawn } from '../../support/drawn.ts';
import { runByTime } from '../../support/runs.ts';

const words = { title: 'Mutex in Late 401', about: '2 refreshes' };
const svg = toSvg(await runByTime('mutex', 'late-401'), words);

/** Reads tags only: throws where they do not fit together. Attributes must be quoted and escaped. */
function expectWellFormed(text: string): void {
  const open: string[] = [];
  const closed: (readonly [name: string, opened: string | undefined])[] = [];
  const rest = text
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
    .replaceAll(
      /<(\/?)([a-z]+)((?: [\w:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/gi,
      (_, end, name, __, empty) => {
        if (end) closed.push([String(name), open.pop()]);
        else if (!empty) open.push(String(name));
        return '';
      },
    );
  expect(closed.filter(([name, opened]) => name !== opened)).toEqual([]);
  expect(open).toEqual([]);
  expect(rest.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toMatch(/[<&]/);
}

test('every wrapper in every scenario is a well-formed picture', async () => {
  for (const { id } of drawn(WRAPPERS, 3)) {
    for (const scenario of SCENARIOS) expectWellFormed(toSvg(await runByTime(id, scenario.id), words));
  }
});

test('it is described for who cannot see it: a title, what came of it, and each request', () => {
  expect(svg).toContain('<title id="title">Mutex in Late 401</title>');
  expect(svg).toContain(
    '<desc id="desc">2 refreshes\nPosts, try 1, GET /posts, sent at 0 ms with access 1, answered 401 at 50 ms.',
  );
  expect(svg).toContain('role="img" aria-labelledby="title desc"');
});

test('it has the bars, waits and states of the page’s geometry', async () => {
  const geometry = layout(await runByTime('mutex', 'late-401'), { width: 1200, orientation: 'across' });
  const drawn = [
    ...geometry.bars.flatMap(({ shapes }) => shapes.map(({ d }) => d)),
    ...geometry.buses.flatMap(({ segments }) => segments.map(({ d }) => d)),
    ...geometry.locks.map(({ line }) => line),
  ];
  expect(drawn.filter((d) => !svg.includes(`d="${d}"`))).toEqual([]);
  const said = [...geometry.bars.flatMap(({ texts }) => texts), ...geometry.labels, ...geometry.axis.labels].map(
    ({ text }) => text,
  );
  expect(said.filter((text) => !svg.includes(`>${escapeXml(text)}</text>`))).toEqual([]);
});

test('it stands alone: no class, no variable, nothing from elsewhere', () => {
  expect(svg).not.toMatch(/class=|var\(|<style|<script|href=/);
  expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
});

test('its colours are those of the light theme', () => {
  const css = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');
  const tokens = new Map(
    [...css.matchAll(/--([\w-]+): light-dark\((#\w+), #\w+\)/g)].map(([, name, light]) => [name, light]),
  );
  expect(LIGHT).toEqual(Object.fromEntries(Object.keys(LIGHT).map((name) => [name, tokens.get(name)])));
});

test('what XML cannot say becomes a sign for it, and what it must escape is escaped', () => {
  expect(escapeXml('a\u0000<b>&"\u001b"\ud800')).toBe('a\uFFFD&lt;b&gt;&amp;&quot;\uFFFD&quot;\uFFFD');
});
