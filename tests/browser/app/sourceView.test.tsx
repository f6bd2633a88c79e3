import '../../../src/ui/fonts.css';
import '../../../src/ui/tokens.css';
import '../../../src/ui/base.css';
import { expect, test } from 'vitest';
import { page as browserPage } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SourceView } from '../../../src/app/run/code/SourceView.tsx';

const TEXT = Array.from({ length: 90 }, (_, index) => `line${index + 1}();`).join('\n');
const NONE: ReadonlySet<number> = new Set();

function Excerpt({ current }: { readonly current: number }) {
  return <SourceView label="mine.ts" text={TEXT} excerpt={{ from: 11, matter: NONE }} current={current} />;
}

test('an excerpt has the line numbers of its file, and the current line comes into sight with no line cut', async () => {
  await browserPage.viewport(1280, 710);
  const page = await render(<Excerpt current={12} />);
  const box = page.getByRole('group', { name: 'mine.ts' }).element();
  expect(box.querySelectorAll('li').length).toBe(80);
  expect(box.querySelector('li')?.getAttribute('data-line')).toBe('11');
  expect(box.scrollTop).toBe(0);

  await page.rerender(<Excerpt current={60} />);
  const row = box.querySelector<HTMLElement>('[aria-current]');
  expect(row?.textContent).toBe('line60();');
  const above = box.scrollTop - (box.querySelector('li')?.offsetTop ?? 0);
  expect(above % (row?.offsetHeight ?? 0)).toBe(0);
  expect(row?.offsetTop).toBeGreaterThan(box.scrollTop);
  expect(row?.offsetTop).toBeLessThan(box.scrollTop + box.clientHeight);
});
