import { createBlogApi } from './api.ts';
import { loadWrapper } from './wrapper.ts';

export const blogApi = createBlogApi(await loadWrapper());

export const { useGetPostsQuery, useGetMeQuery, useGetCommentsQuery } = blogApi;
