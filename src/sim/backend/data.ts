export const POST_STATUSES = ['published', 'draft', 'archived'] as const;
export const COMMENT_KINDS = ['comment', 'reply'] as const;

export interface Post {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly status: (typeof POST_STATUSES)[number];
}

export interface Comment {
  readonly id: number;
  readonly post_id: number;
  readonly author: string;
  readonly kind: (typeof COMMENT_KINDS)[number];
  readonly text: string;
}

export interface User {
  readonly username: string;
  readonly full_name: string;
  readonly email: string;
}

/** The account to try, and what to type into a login form. */
export const DEMO_LOGIN = { username: 'ann', password: 'wonderland' } as const;

/** All accounts: there is another one, for whoever logs in as somebody else. */
export const LOGINS = [DEMO_LOGIN, { username: 'bob', password: 'looking-glass' }] as const;
export type Username = (typeof LOGINS)[number]['username'];

export const DEMO_USER: User = { username: DEMO_LOGIN.username, full_name: 'Ann Liddell', email: 'ann@example.com' };

/** By username. */
export const USERS: readonly User[] = [
  DEMO_USER,
  { username: 'bob', full_name: 'Bob the Lizard', email: 'bob@example.com' },
];

export const POSTS: readonly Post[] = [
  { id: 1, title: 'Down the retry hole', author: 'ann', status: 'published' },
  { id: 2, title: 'Why is a token like a writing desk?', author: 'ann', status: 'published' },
  { id: 3, title: 'Late, late: notes on clock skew', author: 'rabbit', status: 'published' },
  { id: 4, title: 'A mad tea party of three requests', author: 'ann', status: 'draft' },
  { id: 5, title: 'Who stole the refresh tokens?', author: 'ann', status: 'draft' },
  { id: 6, title: 'Painting the session cookies red', author: 'ann', status: 'archived' },
  { id: 7, title: 'Advice from a cache', author: 'caterpillar', status: 'archived' },
];

export const COMMENTS: readonly Comment[] = [
  { id: 1, post_id: 1, author: 'hatter', kind: 'comment', text: 'It was the best retry.' },
  { id: 2, post_id: 1, author: 'ann', kind: 'reply', text: 'Then you should say what you mean by idempotent.' },
  { id: 3, post_id: 2, author: 'cheshire', kind: 'comment', text: 'Sometimes only the signature is left.' },
  { id: 4, post_id: 3, author: 'dormouse', kind: 'comment', text: 'My timers sleep when the tab does.' },
  { id: 5, post_id: 3, author: 'rabbit', kind: 'reply', text: 'Compare absolute times when it wakes up.' },
];
