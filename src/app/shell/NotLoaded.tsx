import { Button } from '../../ui/Button.tsx';
import { Message } from './Message.tsx';

/** A part of the page did not arrive. */
export function NotLoaded() {
  return (
    <Message title="A part of this page is missing">
      <p>
        The browser could not fetch it. Either there is no network, or the lab has been updated since this page was
        opened.
      </p>
      <p>Reload when you are online. What you chose is in the address, and your answers are kept in this browser.</p>
      <Button kind="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </Message>
  );
}
