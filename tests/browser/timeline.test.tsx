import '../../src/ui/fonts.css';
import '../../src/ui/tokens.css';
import '../../src/timeline/timeline.css';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Trace } from '../../src/sim/index.ts';
import { TimelinePanel, usePlayback } from '../../src/timeline/index.ts';
import { runByTime } from '../support/runs.ts';

const late = await runByTime('mutex', 'late-401');
const REFRESH =
  'Comments, refresh, POST /auth/refresh, sent at 320 ms with refresh 2 and access 2, answered 200 at 420 ms, brings access 3';

function Panel({ trace }: { readonly trace: Trace }) {
  const playback = usePlayback(trace);
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <TimelinePanel
      trace={trace}
      playback={playback}
      selected={selected}
      onSelect={setSelected}
      caption={<p>Chosen: {selected ?? 'none'}</p>}
    />
  );
}

test('each request is a button with a name, and choosing it again lets it go', async () => {
  const page = await render(<Panel trace={late} />);
  const bar = page.getByRole('button', { name: REFRESH });
  await bar.click();
  await expect.element(page.getByText('Chosen: comments.r1')).toBeVisible();
  await expect.element(bar).toHaveAttribute('aria-pressed', 'true');
  await bar.click();
  await expect.element(page.getByText('Chosen: none')).toBeVisible();
});

test('the arrow keys step, Home and End jump, and the slider says where', async () => {
  const page = await render(<Panel trace={late} />);
  const slider = page.getByRole('slider', { name: 'Playhead' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Step 19 of 19, 470 ms');
  slider.element().focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Step 17 of 19, 420 ms');
  await userEvent.keyboard('{Home}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Step 1 of 19, 0 ms');
  await userEvent.keyboard('{End}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Step 19 of 19, 470 ms');
});

test('text is as wide as the layout takes it to be, or less', async () => {
  const page = await render(<Panel trace={late} />);
  await expect.element(page.getByRole('button', { name: REFRESH })).toBeVisible();
  await document.fonts.load("12px 'Recursive Variable'");
  const bars = [...page.container.querySelectorAll<SVGTextElement>('.tl-bar .tl-text')];
  expect(bars.length).toBe(17);
  const outside = bars.filter((text) => {
    const bar = text.closest('.tl-bar')?.getBoundingClientRect();
    const own = text.getBoundingClientRect();
    return !bar || own.left < bar.left - 2 || own.right > bar.right + 2;
  });
  expect(outside.map((text) => text.textContent)).toEqual([]);
});

test('each bar is drawn once, filled when the playhead has passed; what it stands in is filled up to it', async () => {
  const page = await render(<Panel trace={late} />);
  const slider = page.getByRole('slider', { name: 'Playhead' });
  const fills = (within: Element | null | undefined): (string | null)[] =>
    [...(within?.querySelectorAll('path') ?? [])].map((path) => path.getAttribute('fill'));
  const bar = (): (string | null)[] => fills(page.getByRole('button', { name: REFRESH }).element().parentElement);
  const drying = (): number => fills(page.container.querySelector('.tl-drying-marks')).length;
  expect([bar(), drying()]).toEqual([['var(--g2-tint)', 'var(--g3-solid)', 'none'], 0]);
  slider.element().focus();
  await userEvent.keyboard('{Home}');
  await expect.poll(bar).toEqual(['none', 'none', 'none']);
  await userEvent.keyboard('{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  await expect.element(slider).toHaveAttribute('aria-valuetext', 'Step 16 of 19, 360 ms');
  await expect
    .poll(() => [bar(), fills(page.container.querySelector('.tl-drying-marks')).slice(-3)])
    .toEqual([
      ['none', 'none', 'none'],
      ['var(--g2-tint)', 'var(--g3-solid)', 'none'],
    ]);
});
