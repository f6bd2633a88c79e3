import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Icon } from '../../ui/Icon.tsx';
import { HOME, PLACES } from './places.ts';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import styles from './shell.module.css';

/** The bar on top of every page: the name, the pages, the theme. */
export function AppBar() {
  const [open, setOpen] = useState(false);
  return (
    <header className={styles.bar}>
      <Link href={HOME} className={styles.brand}>
        <Mark />
        Reauth Lab
      </Link>
      <div className={styles.wideNav}>
        <Nav label="Pages" />
      </div>
      <span className={styles.space} />
      <ThemeSwitch />
      <button
        type="button"
        className={`${styles.icon} ${styles.menuButton}`}
        aria-expanded={open}
        aria-controls="menu"
        aria-label="Menu"
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      >
        <Icon name={open ? 'cross' : 'menu'} />
      </button>
      <div id="menu" className={styles.menu} hidden={!open}>
        <Nav label="Pages, menu" onChoose={() => setOpen(false)} />
      </div>
    </header>
  );
}

/** The mark: a request whose token has expired, and the answer that brings a new one. */
function Mark() {
  return (
    <svg
      width="26"
      height="14"
      viewBox="0 0 26 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M1 2h7l4 5-4 5H1z" strokeDasharray="2.6 1.9" />
      <path d="M12.5 2H25v10H12.5l4-5z" fill="currentColor" />
    </svg>
  );
}

/** The pages that exist, in the order of the list of routes. */
function Nav({ label, onChoose }: { label: string; onChoose?: () => void }) {
  const [location] = useLocation();
  return (
    <nav className={styles.nav} aria-label={label}>
      {PLACES.map(
        ({ path, label: name }) =>
          name !== null && (
            <Link key={path} href={path} aria-current={currentness(location, path)} onClick={onChoose}>
              {name}
            </Link>
          ),
      )}
    </nav>
  );
}

/** A page below another belongs to it: `/lessons/the-mutex` to `/lessons`. */
function currentness(location: string, path: string): 'page' | 'true' | undefined {
  if (location === path) return 'page';
  return path !== '/' && location.startsWith(`${path}/`) ? 'true' : undefined;
}
