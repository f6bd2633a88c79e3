import type { AxeBuilder } from '@axe-core/playwright';

/** What axe has against a page, one line for each element: `color-contrast: .note`. */
export async function foundByAxe(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
