import { Comments } from '../components/Comments.tsx';
import { CurrentUser } from '../components/CurrentUser.tsx';
import { LogoutListener } from '../components/LogoutListener.tsx';
import { Posts } from '../components/Posts.tsx';

/** Three components that fetch when they mount, with one access token between them. */
export function BlogPage({ onSessionOver }: { onSessionOver: () => Promise<void> }) {
  return (
    <main>
      <LogoutListener onLeft={onSessionOver} />
      <h1>Blog</h1>
      <Posts />
      <CurrentUser />
      <Comments />
    </main>
  );
}
