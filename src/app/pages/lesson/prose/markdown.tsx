import type { ComponentProps } from 'react';
import styles from './prose.module.css';

/** What Markdown writes, in the type of a lesson. Elements of figures and questions are not Markdown's, and stay as they are. */
export const MARKDOWN = {
  p: (props: ComponentProps<'p'>) => <p {...props} className={styles.p} />,
  ul: (props: ComponentProps<'ul'>) => <ul {...props} className={styles.list} />,
  ol: (props: ComponentProps<'ol'>) => <ol {...props} className={styles.list} />,
  code: (props: ComponentProps<'code'>) => <code {...props} className={styles.code} />,
  pre: (props: ComponentProps<'pre'>) => <pre {...props} className={styles.pre} tabIndex={0} />,
  h3: ({ children, ...props }: ComponentProps<'h3'>) => (
    <h3 {...props} className={styles.h3}>
      {children}
    </h3>
  ),
};
