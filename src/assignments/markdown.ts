/** Words of a paragraph. */
export type Inline =
  | { readonly as: 'text' | 'code'; readonly text: string }
  | { readonly as: 'strong' | 'emphasis'; readonly of: readonly Inline[] }
  | { readonly as: 'link'; readonly href: string; readonly of: readonly Inline[] };

/** A part of a text, from a blank line to the next. */
export type Block =
  | { readonly as: 'heading' | 'paragraph' | 'quote'; readonly of: readonly Inline[] }
  | { readonly as: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly as: 'code'; readonly text: string };

const ITEM = /^\s*(?:[-*+]|(\d+)[.)])\s+/;

/**
 * Reads Markdown as an instructor writes it: headings, paragraphs, lists, quotes, code, emphasis, links to `http` and
 * `https`. Whatever else, HTML among it, is text.
 */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r', '').split('\n');
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const fence = /^\s*(```+|~~~+)/.exec(line)?.[1];
    if (fence !== undefined) {
      const end = lines.findIndex((one, index) => index > at && one.trim().startsWith(fence));
      const last = end < 0 ? lines.length : end;
      blocks.push({ as: 'code', text: lines.slice(at + 1, last).join('\n') });
      at = last + 1;
      continue;
    }
    if (line.trim() === '') {
      at += 1;
      continue;
    }
    const rest = lines.slice(at);
    const length = rest.findIndex(
      (one, index) => index > 0 && (one.trim() === '' || /^\s*(```|~~~|#{1,6}\s)/.test(one)),
    );
    const group = rest.slice(0, /^#{1,6}\s/.test(line) ? 1 : length < 0 ? rest.length : length);
    blocks.push(blockOf(group));
    at += group.length;
  }
  return blocks;
}

function blockOf(lines: readonly string[]): Block {
  const [first = ''] = lines;
  if (/^#{1,6}\s/.test(first)) return { as: 'heading', of: inlineOf(first.replace(/^#+\s+/, '').trim()) };
  if (lines.every((line) => line.startsWith('>')))
    return { as: 'quote', of: inlineOf(lines.map((line) => line.replace(/^>\s?/, '')).join(' ')) };
  const item = ITEM.exec(first);
  if (!item) return { as: 'paragraph', of: inlineOf(lines.join(' ')) };
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { as: 'list', ordered: item[1] !== undefined, items: items.map(inlineOf) };
}

const MARK = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]+)\]\((https?:\/\/[^\s()]+)\)/g;

function inlineOf(text: string): readonly Inline[] {
  const words: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(MARK)) {
    const [whole, code, strong, emphasis, label, href] = found;
    if (found.index > from) words.push({ as: 'text', text: text.slice(from, found.index) });
    if (code !== undefined) words.push({ as: 'code', text: code });
    else if (strong !== undefined) words.push({ as: 'strong', of: inlineOf(strong) });
    else if (emphasis !== undefined) words.push({ as: 'emphasis', of: inlineOf(emphasis) });
    else if (href !== undefined) words.push({ as: 'link', href, of: inlineOf(label ?? '') });
    from = found.index + whole.length;
  }
  if (from < text.length) words.push({ as: 'text', text: text.slice(from) });
  return words;
}
