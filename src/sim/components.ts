/**
 * The components of the page under study. Each makes one RTK Query call with a cache key of its own:
 * subscribers of the same key would share one request, and there would be nothing to watch.
 */
export const COMPONENTS = [
  { id: 'posts', label: 'Posts', endpoint: 'getPosts', arg: undefined, path: '/posts' },
  { id: 'users', label: 'Users', endpoint: 'getMe', arg: undefined, path: '/users/me' },
  { id: 'comments', label: 'Comments', endpoint: 'getComments', arg: undefined, path: '/comments' },
  { id: 'drafts', label: 'Drafts', endpoint: 'getPosts', arg: 'draft', path: '/posts?status=draft' },
  { id: 'replies', label: 'Replies', endpoint: 'getComments', arg: 'reply', path: '/comments?kind=reply' },
  { id: 'archive', label: 'Archive', endpoint: 'getPosts', arg: 'archived', path: '/posts?status=archived' },
] as const;

/** A component that writes: each of its calls is a mutation, and posts a comment. */
export const WRITER = {
  id: 'note',
  label: 'Note',
  endpoint: 'addComment',
  arg: undefined,
  path: '/comments',
} as const;

const ALL = [...COMPONENTS, WRITER];

export type ComponentId = (typeof ALL)[number]['id'];

export interface Component {
  readonly id: ComponentId;
  readonly label: string;
  /** The name of its endpoint in the api. */
  readonly endpoint: string;
  /** What a query is asked with. */
  readonly arg: string | undefined;
  readonly path: string;
}

/** The component with this id. */
export function componentOf(id: ComponentId): Component {
  const component = ALL.find((candidate) => candidate.id === id);
  if (!component)
    throw new Error(
      `Failed to find the component "${id}": there is none. Use one of ${ALL.map((c) => c.id).join(', ')}.`,
    );
  return component;
}

/** Whether its call is a mutation: it writes at the server. */
export function isWriter(id: ComponentId): boolean {
  return id === WRITER.id;
}

/** Method and path of its call, without the base URL: `GET /posts`. */
export function operationOf(id: ComponentId): string {
  return `${isWriter(id) ? 'POST' : 'GET'} ${componentOf(id).path}`;
}
