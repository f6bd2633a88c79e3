import { Link } from 'react-router';
import { useAppSelector } from '../store.ts';

/** The page that a login leads to. */
export function HomePage() {
  const read = useAppSelector((state) => state.read.length);
  return (
    <main>
      <h1>Welcome</h1>
      <p>
        The <Link to="/blog">blog</Link> is for members. Posts read so far: {read}.
      </p>
    </main>
  );
}
