import { Link, useLocation } from 'wouter';
import { shortened } from './address/shortened.ts';
import { HOME } from './places.ts';
import { MessagePage } from './Page.tsx';

/** Where an address leads to no page. */
export function UnknownPage() {
  const [path] = useLocation();
  return (
    <MessagePage title="There is no such page">
      <p>
        Failed to open “{shortened(path)}”: no page has this address. <Link href={HOME}>Look at the contents</Link>.
      </p>
    </MessagePage>
  );
}
