import { Component } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { MessagePage } from './Page.tsx';

type State =
  | { readonly state: 'well' }
  | { readonly state: 'not loaded' }
  | { readonly state: 'failed'; readonly cause: string };

/** React knows error boundaries only as classes. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { state: 'well' };

  static getDerivedStateFromError(error: unknown): State {
    if (isLoadFailure(error)) return { state: 'not loaded' };
    return { state: 'failed', cause: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    if (this.state.state === 'well') return this.props.children;
    if (this.state.state === 'not loaded') return <NotLoaded />;
    return (
      <MessagePage title="This page broke">
        <p>Something on it failed, and nothing of yours is lost: what you chose is in the address.</p>
        <code>{this.state.cause}</code>
        <p>
          <a href="#/" onClick={() => this.setState({ state: 'well' })}>
            Start over
          </a>
          {', or '}
          <a href={location.href} onClick={() => location.reload()}>
            try the same address again
          </a>
          .
        </p>
      </MessagePage>
    );
  }
}

/** A part of the page did not arrive. */
function NotLoaded() {
  return (
    <MessagePage title="A part of this page is missing">
      <p>
        The browser could not fetch it. Either there is no network, or the lab has been updated since this page was
        opened.
      </p>
      <p>
        Reload when you are online. What you chose is in the address, and what you said to questions is kept in this
        browser.
      </p>
      <Button kind="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </MessagePage>
  );
}

/** What browsers say when a script or a stylesheet of a page cannot be fetched: each has words of its own. */
const WORDS = [
  'dynamically imported module',
  'importing a module script failed',
  'unable to preload css',
  'loading css chunk',
] as const;

/** Whether an error means that a part of the page did not arrive, and not that its code failed. */
export function isLoadFailure(error: unknown): boolean {
  const message = error instanceof Error ? error.message.toLowerCase() : '';
  return WORDS.some((words) => message.includes(words));
}
