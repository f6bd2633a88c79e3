import { createProcessor } from '@mdx-js/mdx';
import type { MdxNode } from '../../../src/lessons/prose.ts';

/** Words of the prose that are read together: a paragraph, an item of a list, a title, a note beside the code. */
export interface Passage {
  readonly words: string;
  /** The question that is asked here, where it is one. */
  readonly asks: string | null;
  /** The questions that have to be answered before it is in the page. */
  readonly after: readonly string[];
  /** The stage it stands in, counted from 1; 0 outside. What stands in one stage is seen together. */
  readonly stage: number;
  /** Read at the top of the page: goals, and the titles of all parts. */
  readonly atTop: boolean;
}

/** The passages of a lesson's prose, in the order of the page. A number read off a run stands there as its name: `refreshRequests`. */
export function passagesOf(source: string): readonly Passage[] {
  const passages: Passage[] = [];
  let stages = 0;
  const say = (words: string, place: Omit<Passage, 'words' | 'asks'>, asks: string | null = null): void => {
    if (words.trim() !== '' || asks !== null) passages.push({ ...place, words: words.trim(), asks });
  };
  const walk = (node: MdxNode, place: Omit<Passage, 'words' | 'asks'>): void => {
    let within = place;
    switch (node.name ?? node.type) {
      case 'Question':
        return say('', place, attribute(node, 'id'));
      case 'Run':
      case 'Compare':
        return say(`${attribute(node, 'note')} ${attribute(node, 'names')}`, place);
      case 'paragraph':
      case 'tableRow':
        return say(wordsIn(node), place);
      case 'Part':
        say(attribute(node, 'title'), { after: [], stage: 0, atTop: true });
        break;
      case 'After':
        within = { ...place, after: [...place.after, attribute(node, 'question')] };
        break;
      case 'Stage':
        within = { ...place, stage: ++stages };
        break;
      case 'Goals':
        within = { ...place, atTop: true };
        break;
      default:
    }
    for (const child of node.children ?? []) walk(child, within);
  };
  walk(createProcessor().parse(source), { after: [], stage: 0, atTop: false });
  return passages;
}

/** What can be read while a question is open: what stands above it or in its stage, and what stands at the top. */
export function above(passages: readonly Passage[], id: string): readonly string[] {
  const place = passages.findIndex(({ asks }) => asks === id);
  const stage = passages[place]?.stage ?? 0;
  return passages
    .filter(
      ({ asks, after, atTop, stage: other }, index) =>
        asks === null && !after.includes(id) && (index < place || atTop || (stage > 0 && other === stage)),
    )
    .map(({ words }) => words);
}

function wordsIn(node: MdxNode): string {
  if (node.name === 'Fact') return attribute(node, 'of');
  return node.value ?? (node.children ?? []).map(wordsIn).join('');
}

/** What is written in an attribute, be it code; empty where there is none. */
function attribute({ attributes = [] }: MdxNode, name: string): string {
  const value = attributes.find((candidate) => candidate.name === name)?.value;
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : '';
}
