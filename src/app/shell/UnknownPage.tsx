import { Link, useLocation } from 'wouter';
import { HOME } from '../routes.ts';
import { Message } from './Message.tsx';

export function UnknownPage() {
  const [path] = useLocation();
  return (
    <Message title="There is no such page">
      <p>
        Failed to open “{path}”: no page has this address. <Link href={HOME}>Look at the contents</Link>.
      </p>
    </Message>
  );
}
