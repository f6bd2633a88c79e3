import { createContext, createElement, Fragment, use } from 'react';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { MDXComponents, MDXContent } from 'mdx/types';
import type { RunSpec } from '../../../src/quiz/index.ts';

/** One use of a component in the prose of a lesson. */
export interface Used {
  readonly component: string;
  readonly props: Readonly<Record<string, unknown>>;
  /** The questions that have to be answered before it is in the page. */
  readonly after: readonly string[];
}

const AfterContext = createContext<readonly string[]>([]);

/** What the prose of a lesson uses, and its words. */
export interface ReadProse {
  readonly used: readonly Used[];
  /** Without code, links, tokens and what components compute. */
  readonly words: string;
  readonly links: readonly string[];
}

const COMPONENTS = [
  'After',
  'Claim',
  'Code',
  'Compare',
  'Exchange',
  'Fact',
  'Goals',
  'Part',
  'Payload',
  'PolicyTable',
  'Question',
  'Run',
  'Stage',
  'Summary',
  'Tok',
];
/** Their children are words of the prose. */
const TRANSPARENT = new Set(['After', 'Claim', 'Code', 'Goals', 'Part', 'Stage', 'Summary']);
/** Attributes that are read by people. */
const SPOKEN = ['title', 'note', 'names'];

/** Renders a lesson with components that only remember how they were used. */
export function readProse(Content: MDXContent): ReadProse {
  const used: Used[] = [];
  const links: string[] = [];
  const spoken: string[] = [];
  const remember =
    (component: string) => (props: Readonly<Record<string, unknown>> & { readonly children?: ReactNode }) => {
      const after = use(AfterContext);
      used.push({ component, props, after });
      spoken.push(
        ...SPOKEN.map((name) => props[name])
          .flat()
          .filter((text): text is string => typeof text === 'string'),
      );
      if (!TRANSPARENT.has(component)) return null;
      const within = component === 'After' ? [...after, String(props['question'])] : after;
      return createElement(AfterContext, { value: within }, props.children);
    };
  const components: MDXComponents = {
    ...Object.fromEntries(COMPONENTS.map((name) => [name, remember(name)])),
    code: () => null,
    pre: () => null,
    a: ({ href, children }: { href?: string; children?: ReactNode }) => {
      links.push(href ?? '');
      return createElement(Fragment, null, children);
    },
  };
  const markup = renderToStaticMarkup(createElement(Content, { components }));
  const text = markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return { used, links, words: `${text} ${spoken.join(' ')}` };
}

/** The runs that a component shows. */
export function specsOf({ component, props }: Used): readonly RunSpec[] {
  const spec = (wrapper: unknown, scenario: unknown, set: unknown): RunSpec => ({
    wrapper: wrapper as RunSpec['wrapper'],
    scenario: String(scenario),
    ...(set === undefined ? {} : { settings: set as Record<string, string> }),
  });
  const { wrapper, scenario, set, a, b, scenarioB, setB } = props;
  switch (component) {
    case 'Run':
    case 'Fact':
    case 'Exchange':
    case 'Payload':
      return [spec(wrapper, scenario, set)];
    case 'Compare':
      return [spec(a, scenario, set), spec(b, scenarioB ?? scenario, setB ?? set)];
    case 'PolicyTable':
      return [spec('mutex', scenario, undefined)];
    default:
      return [];
  }
}
