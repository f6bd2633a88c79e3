import { Comments } from '../components/Comments.tsx';
import { CurrentUser } from '../components/CurrentUser.tsx';
import { LogoutListener } from '../components/LogoutListener.tsx';
import { Posts } from '../components/Posts.tsx';
import { WriteComment } from '../components/WriteComment.tsx';

/** Three components that fetch when they mount, and one that writes, with one access token between them. */
export function BlogPage({ onSessionOver }: { onSessionOver: () => Promise<void> }) {
  return (
    <main>
      <LogoutListener onLeft={onSessionOver} />
      <h1>Blog</h1>
      <Posts />
      <CurrentUser />
      <Comments />
      <WriteComment />
    </main>
  );
}
