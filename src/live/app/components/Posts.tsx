import { useGetPostsQuery } from '../blogApi.ts';
import { toggled } from '../slices/readSlice.ts';
import { useAppDispatch, useAppSelector } from '../store.ts';
import { Card } from './Card.tsx';

/** The posts, each to be ticked when it is read. */
export function Posts() {
  const posts = useGetPostsQuery(undefined, { refetchOnMountOrArgChange: true });
  const read = useAppSelector((state) => state.read);
  const dispatch = useAppDispatch();
  return (
    <Card title="Posts" query={posts}>
      {(list) => (
        <ul>
          {list.map(({ id, title, author }) => (
            <li key={id}>
              <label>
                <input type="checkbox" checked={read.includes(id)} onChange={() => dispatch(toggled(id))} /> {title}
              </label>{' '}
              <span className="quiet">by {author}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
