import { createApi } from '@reduxjs/toolkit/query/react';
import type { BaseQueryFn, FetchArgs, FetchBaseQueryError } from '@reduxjs/toolkit/query/react';

export interface Post {
  id: number;
  title: string;
  author: string;
  status: 'published' | 'draft' | 'archived';
}

export interface User {
  username: string;
  full_name: string;
  email: string;
}

export interface Comment {
  id: number;
  post_id: number;
  author: string;
  kind: 'comment' | 'reply';
  text: string;
}

/** What `fetchBaseQuery` gives, and every wrapper. */
export type ReauthBaseQuery = BaseQueryFn<string | FetchArgs, unknown, FetchBaseQueryError>;

/** Endpoints know nothing of tokens: the wrapper stands where `fetchBaseQuery` stood, and nothing else changes. */
export const createBlogApi = (baseQueryWithReauth: ReauthBaseQuery) =>
  createApi({
    reducerPath: 'blogApi',
    baseQuery: baseQueryWithReauth,
    endpoints: (build) => ({
      getPosts: build.query<Post[], string | void>({
        query: (status) => (status ? `/posts?status=${status}` : '/posts'),
      }),
      getMe: build.query<User, void>({
        query: () => '/users/me',
      }),
      getComments: build.query<Comment[], string | void>({
        query: (kind) => (kind ? `/comments?kind=${kind}` : '/comments'),
      }),
      addComment: build.mutation<Comment, string>({
        query: (text) => ({ url: '/comments', method: 'POST', body: { post_id: 1, text } }),
      }),
    }),
  });
