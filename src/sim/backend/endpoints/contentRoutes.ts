import { type Comment, COMMENT_KINDS, COMMENTS, DEMO_USER, POST_STATUSES, POSTS, USERS } from '../data.ts';
import { httpException, json } from '../fastapi/answer.ts';
import { readJson, readNothing } from '../fastapi/body.ts';
import { integer, oneOf, text } from '../fastapi/fieldChecks.ts';
import { defineRoute, type Route } from '../fastapi/route.ts';
import { jsonBody, optional, parameters, required, valid } from '../fastapi/validation.ts';
import { type Context, requireUser } from './context.ts';

const postsQuery = parameters('query', { status: optional(oneOf(POST_STATUSES)) });
const commentBody = jsonBody({ post_id: required(integer), text: required(text) });
const commentsQuery = parameters('query', { kind: optional(oneOf(COMMENT_KINDS)) });

const getPosts = defineRoute({
  method: 'GET',
  path: '/posts',
  readBody: readNothing,
  depend: requireUser,
  validate: (_, query) => postsQuery(query),
  run: ({ status }) => json(200, status ? POSTS.filter((post) => post.status === status) : POSTS),
});

const getMe = defineRoute({
  method: 'GET',
  path: '/users/me',
  readBody: readNothing,
  depend: requireUser,
  validate: () => valid(undefined),
  run: (_values, { sub }) => json(200, USERS.find(({ username }) => username === sub) ?? DEMO_USER),
});

const getComments = defineRoute({
  method: 'GET',
  path: '/comments',
  readBody: readNothing,
  depend: requireUser,
  validate: (_, query) => commentsQuery(query),
  async run({ kind }, _, { server }: Context) {
    const posted = await server.vault.update((state) => [state, state.postedComments]);
    const comments = [...COMMENTS, ...posted];
    return json(200, kind ? comments.filter((comment) => comment.kind === kind) : comments);
  },
});

/** Not idempotent, on purpose: what is posted twice is there twice. */
const postComment = defineRoute({
  method: 'POST',
  path: '/comments',
  readBody: readJson,
  depend: requireUser,
  validate: commentBody,
  async run(body, user, { server }: Context) {
    if (!POSTS.some((post) => post.id === body.post_id)) return httpException(404, 'Post not found');
    const comment = await server.vault.update((state) => {
      const id = COMMENTS.length + state.postedComments.length + 1;
      const posted: Comment = { id, post_id: body.post_id, author: user.sub, kind: 'comment', text: body.text };
      return [{ ...state, postedComments: [...state.postedComments, posted] }, posted];
    });
    return json(201, comment);
  },
});

export const contentRoutes: readonly Route<Context>[] = [getPosts, getMe, getComments, postComment];
