import * as v from 'valibot';
import { kept } from '../../ui/kept.ts';

const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** index.html reads the same key before the first paint. */
const keptTheme = kept('reauth-lab.theme', v.picklist(THEMES));

/** The theme that follows when the switch is pressed. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** What was chosen last; `system` where nothing was, or where storage is refused. */
export function storedTheme(): Theme {
  return keptTheme.read() ?? 'system';
}

/** Paints the page in a theme and keeps the choice. Where storage is refused, it lasts for the visit. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  keptTheme.write(theme);
}
