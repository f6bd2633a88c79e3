import { useGetMeQuery } from '../blogApi.ts';
import { Card } from './Card.tsx';

/** Who is logged in. */
export function CurrentUser() {
  const me = useGetMeQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Card title="You" query={me}>
      {({ full_name, email }) => (
        <p>
          {full_name} <span className="quiet">{email}</span>
        </p>
      )}
    </Card>
  );
}
