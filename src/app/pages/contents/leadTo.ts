/** Gives a heading the focus, and brings the panel that it is in into sight from its top where it is not. */
export function leadTo(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
  const panel = heading?.closest('section');
  const isInSight = (panel?.getBoundingClientRect().top ?? 0) >= 0;
  const isBelow = (heading?.getBoundingClientRect().bottom ?? 0) > innerHeight;
  if (!isInSight || isBelow) panel?.scrollIntoView({ block: 'start' });
}
