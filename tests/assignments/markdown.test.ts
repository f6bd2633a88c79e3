import { expect, test } from 'vitest';
import { readMarkdown } from '../../src/assignments/markdown.ts';

test('headings, paragraphs, lists, quotes, code, emphasis and links are read', () => {
  const text =
    '# One\nTwo *lines*\nof `code`.\n\n1. **a**\n2. b\n   more\n\n> said\n\n```ts\nx <b>\n```\n[MDN](https://mdn.example/a)';
  expect(readMarkdown(text)).toEqual([
    { as: 'heading', of: [{ as: 'text', text: 'One' }] },
    {
      as: 'paragraph',
      of: [
        { as: 'text', text: 'Two ' },
        { as: 'emphasis', of: [{ as: 'text', text: 'lines' }] },
        { as: 'text', text: ' of ' },
        { as: 'code', text: 'code' },
        { as: 'text', text: '.' },
      ],
    },
    {
      as: 'list',
      ordered: true,
      items: [[{ as: 'strong', of: [{ as: 'text', text: 'a' }] }], [{ as: 'text', text: 'b more' }]],
    },
    { as: 'quote', of: [{ as: 'text', text: 'said' }] },
    { as: 'code', text: 'x <b>' },
    { as: 'paragraph', of: [{ as: 'link', href: 'https://mdn.example/a', of: [{ as: 'text', text: 'MDN' }] }] },
  ]);
});

test.each(['<script>alert(1)</script>', '[x](javascript:alert(1))', '![x](data:text/html,1)', '**a', '* ', '```'])(
  '%s does nothing but stand there, or is no text at all',
  (text) => {
    const read = JSON.stringify(readMarkdown(text));
    expect(read).not.toContain('href');
    expect(read.includes(JSON.stringify(text).slice(1, -1)) || /^(``|\* )/.test(text)).toBe(true);
  },
);
