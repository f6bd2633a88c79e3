import { Link, useLocation } from 'wouter';
import { PLACES } from './places.ts';
import styles from './shell.module.css';

/** The pages that exist, in the order of the list of routes. */
export function Nav({ label, onChoose }: { label: string; onChoose?: () => void }) {
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
