const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** index.html reads the same key before the first paint. */
const THEME_KEY = 'reauth-lab.theme';

/** The theme that follows when the switch is pressed. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** What was chosen last; `system` where nothing was, or where storage is refused. */
export function storedTheme(storage: Pick<Storage, 'getItem'>): Theme {
  try {
    const stored = storage.getItem(THEME_KEY);
    return THEMES.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Paints the page in a theme and keeps the choice. Private windows may refuse to keep it: then it lasts for the visit. */
export function applyTheme(theme: Theme, root: HTMLElement, storage: Pick<Storage, 'setItem'>): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    storage.setItem(THEME_KEY, theme);
  } catch {
    return;
  }
}
