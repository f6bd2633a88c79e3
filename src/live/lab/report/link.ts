import { CHANNEL } from './messages.ts';
import type { Command, Issued, Message, Report } from './messages.ts';

type ReportBody = Report extends infer R ? (R extends Report ? Omit<R, 'tab' | 'page'> : never) : never;

/** The line of a page to the lab and to the other pages. */
export interface Link {
  report(body: ReportBody): void;
  share(issued: Issued): void;
  /** Hears the commands for this page. Gives the undo. */
  listen(listener: (command: Command) => void): () => void;
}

interface LinkParts {
  readonly tab: number;
  readonly page: string;
  readonly onIssued: (issued: Issued) => void;
}

/** Opens the line. Nobody has to listen. */
export function openLink({ tab, page, onIssued }: LinkParts): Link {
  const listeners = new Set<(command: Command) => void>();
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('issued' in data) onIssued(data);
    if (!('do' in data) || (data.to !== tab && data.to !== 'all')) return;
    for (const listener of listeners) listener(data);
  };
  return {
    report: (body) => channel.postMessage({ tab, page, ...body }),
    share: (issued) => channel.postMessage(issued),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
