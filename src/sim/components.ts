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

export type ComponentId = (typeof COMPONENTS)[number]['id'];
export type Component = (typeof COMPONENTS)[number];

/** The component with this id. */
export function componentOf(id: ComponentId): Component {
  const component = COMPONENTS.find((candidate) => candidate.id === id);
  if (!component)
    throw new Error(
      `Failed to find the component "${id}": there is none. Use one of ${COMPONENTS.map((c) => c.id).join(', ')}.`,
    );
  return component;
}
