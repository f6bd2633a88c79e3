import { useState } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { applyTheme, nextTheme, storedTheme } from './theme.ts';
import styles from './shell.module.css';

const ICONS = { system: 'theme', light: 'light', dark: 'dark' } as const;

/** One button that goes round: as the system, light, dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  const next = nextTheme(theme);

  function press() {
    applyTheme(next, document.documentElement);
    setTheme(next);
  }
  const words = { system: 'as the system', light: 'light', dark: 'dark' };
  return (
    <button
      type="button"
      className={styles.icon}
      onClick={press}
      title={`Theme: ${words[theme]}`}
      aria-label={`Theme: ${words[theme]}. Change to ${words[next]}.`}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
