import { createBlogApi } from './api.ts';
import type { ReauthBaseQuery } from './api.ts';

/** What the store gives to thunks beside itself; a base query gets it as `api.extra`. */
export interface Extra {
  readonly baseQuery: ReauthBaseQuery;
}

/**
 * The api and its hooks. Its wrapper is the one that was handed to the store; an app that has one wrapper for good
 * writes `createBlogApi(baseQueryWithReauth)`.
 */
export const blogApi = createBlogApi((args, api, extraOptions) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- RTK Query does not know what a store gives to thunks
  (api.extra as Extra).baseQuery(args, api, extraOptions),
);

export const { useGetPostsQuery, useGetMeQuery, useGetCommentsQuery, useAddCommentMutation } = blogApi;
