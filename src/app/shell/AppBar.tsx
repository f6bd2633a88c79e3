import { useState } from 'react';
import { Link } from 'wouter';
import { HOME } from './places.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Mark } from './Mark.tsx';
import { Nav } from './Nav.tsx';
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
