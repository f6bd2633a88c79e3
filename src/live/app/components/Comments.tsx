import { useGetCommentsQuery } from '../blogApi.ts';
import { Card } from './Card.tsx';

/** The newest comments. */
export function Comments() {
  const comments = useGetCommentsQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Card title="Comments" query={comments}>
      {(list) => (
        <ul>
          {list.map(({ id, author, text }) => (
            <li key={id}>
              {text} <span className="quiet">{author}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
