import type { MDXContent } from 'mdx/types';
import type { ComponentProps } from 'react';
import { use } from 'react';
import { Link, useParams } from 'wouter';
import { settled } from '../../../ui/Until.tsx';
import { MessagePage, Page } from '../../shell/Page.tsx';
import { shortened } from '../../shell/address/shortened.ts';
import head from '../../shell/pageHead.module.css';
import styles from './help.module.css';

type Text = { readonly default: MDXContent };

const TEXTS = import.meta.glob<Text>('../../../../docs/how-to-{grade,run-a-class,set-an-assignment}.md', {
  query: '?page',
});

/** The project's own documents, by what stands for `:document` in the page's address. */
const DOCUMENTS = {
  grade: { title: 'How to grade a wrapper', file: 'how-to-grade.md' },
  class: { title: 'How to run a class', file: 'how-to-run-a-class.md' },
  assignment: { title: 'How to set an assignment', file: 'how-to-set-an-assignment.md' },
} as const;

const texts = new Map<string, Promise<Text>>();

function textOf(file: string): Promise<Text> {
  const before = texts.get(file);
  if (before) return before;
  const load = TEXTS[`../../../../docs/${file}`];
  const text = load ? load() : Promise.reject(new Error(`Failed to open ${file}: docs has no such file. Write one.`));
  texts.set(file, text);
  return text;
}

function documentOf(name: string | undefined) {
  return name === 'grade' || name === 'class' || name === 'assignment' ? DOCUMENTS[name] : null;
}

/** Fetches a document, which its page shows at once then. */
export async function prepare(name: string): Promise<void> {
  const document = documentOf(name);
  if (document) await settled(textOf(document.file));
}

/** One of the project's documents, as it stands in its folder `docs`. */
export default function HelpPage() {
  const { document: name } = useParams();
  const document = documentOf(name);
  if (!document)
    return (
      <MessagePage title="There is no such document">
        <p>
          Failed to open “{shortened(name ?? '')}”: no document has this address.{' '}
          <Link href="/">Look at the contents</Link>.
        </p>
      </MessagePage>
    );
  return (
    <Page title={document.title} look="middle" className={styles.page}>
      <Document file={document.file} />
    </Page>
  );
}

function Document({ file }: { readonly file: string }) {
  const { default: Content } = use(textOf(file));
  return <Content components={COMPONENTS} />;
}

const COMPONENTS = {
  h1: ({ children }: ComponentProps<'h1'>) => <h1 className={head.title}>{children}</h1>,
  a: Reference,
  // What is wider than the page scrolls by itself, also by keyboard.
  pre: (props: ComponentProps<'pre'>) => <pre {...props} tabIndex={0} />,
  table: (props: ComponentProps<'table'>) => (
    <div tabIndex={0} role="group" aria-label="Table" className={styles.wide}>
      <table {...props} />
    </div>
  ),
};

/** A document that is on the site is linked; of the others the words stay. */
function Reference({ href = '', children }: ComponentProps<'a'>) {
  const place = Object.entries(DOCUMENTS).find(([, { file }]) => file === href);
  if (place) return <Link href={`/help/${place[0]}`}>{children}</Link>;
  return /^https?:/.test(href) ? <a href={href}>{children}</a> : children;
}
