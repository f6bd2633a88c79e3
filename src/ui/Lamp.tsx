import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { cx } from './cx.ts';
import styles from './lamp.module.css';

/** How something that is claimed stands. `now`: it is being looked at. */
export type LampState = 'open' | 'now' | 'holds' | 'untested' | 'not-judged' | 'at-risk' | 'broken';

const ICONS: Readonly<Partial<Record<LampState, IconName>>> = {
  holds: 'tick',
  untested: 'dash',
  'not-judged': 'question',
  broken: 'cross',
};

/** How something that is claimed stands, as a mark. The words beside it say the same. */
export function Lamp({ state }: { readonly state: LampState }) {
  const icon = ICONS[state];
  return (
    <span className={cx(styles.lamp, state === 'now' && 'hatched')} data-state={state} aria-hidden="true">
      {icon && <Icon name={icon} />}
    </span>
  );
}
