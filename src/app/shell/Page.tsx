import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import styles from './page.module.css';
import head from './pageHead.module.css';

interface PageProps extends Omit<ComponentProps<'main'>, 'title' | 'id' | 'tabIndex'> {
  /** What stands in the browser's tab before the name of the lab; `null` for the name alone. */
  readonly title: string | null;
  /** `tools` stand at the margin, a `column` and the `middle` are read; `bare` pages bring margins of their own. */
  readonly look: 'tools' | 'column' | 'middle' | 'bare';
}

/** A page: what the link that skips the app bar leads to. */
export function Page({ title, look, className, children, ...rest }: PageProps) {
  const looks = {
    tools: styles.tools,
    column: styles.column,
    middle: cx(styles.column, styles.middle),
    bare: undefined,
  };
  return (
    <main id="main" tabIndex={-1} className={cx(styles.page, looks[look], className)} {...rest}>
      <title>{title === null ? 'Reauth Lab' : `${title}: Reauth Lab`}</title>
      {children}
    </main>
  );
}

/** A page that only says something. */
export function MessagePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Page title={title} look="middle" className={styles.message}>
      <h1 className={head.title}>{title}</h1>
      {children}
    </Page>
  );
}
