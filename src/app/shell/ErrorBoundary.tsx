import { Component } from 'react';
import type { ReactNode } from 'react';
import { isLoadFailure } from './isLoadFailure.ts';
import { Message } from './Message.tsx';
import { NotLoaded } from './NotLoaded.tsx';

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
      <Message title="This page broke">
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
      </Message>
    );
  }
}
