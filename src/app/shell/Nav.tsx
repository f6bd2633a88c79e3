import { Link, useLocation } from 'wouter';
import { ROUTES } from '../routes.ts';
import styles from './shell.module.css';

/** The pages that exist, in the order of the list of routes. */
export function Nav({ label, onChoose }: { label: string; onChoose?: () => void }) {
  const [location] = useLocation();
  return (
    <nav className={styles.nav} aria-label={label}>
      {ROUTES.map(({ path, label: name }) => (
        <Link key={path} href={path} aria-current={location === path ? 'page' : undefined} onClick={onChoose}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
