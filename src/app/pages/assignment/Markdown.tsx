import { useMemo } from 'react';
import { readMarkdown } from '../../../assignments/markdown.ts';
import type { Block, Inline } from '../../../assignments/markdown.ts';
import styles from './assignment.module.css';

/** A text that an instructor wrote. */
export function Markdown({ text }: { readonly text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className={styles.text}>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.as) {
    case 'heading':
      return (
        <h2>
          <Words of={block.of} />
        </h2>
      );
    case 'paragraph':
      return (
        <p>
          <Words of={block.of} />
        </p>
      );
    case 'quote':
      return (
        <blockquote>
          <Words of={block.of} />
        </blockquote>
      );
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <Words of={item} />
        </li>
      ));
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return (
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
  }
}

function Words({ of }: { readonly of: readonly Inline[] }) {
  return of.map((word, at) => <Word key={at} word={word} />);
}

function Word({ word }: { readonly word: Inline }) {
  switch (word.as) {
    case 'text':
      return word.text;
    case 'code':
      return <code>{word.text}</code>;
    case 'strong':
      return (
        <strong>
          <Words of={word.of} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Words of={word.of} />
        </em>
      );
    case 'link':
      return (
        <a href={word.href} target="_blank" rel="noreferrer">
          <Words of={word.of} />
        </a>
      );
  }
}
