/** The part of HAR 1.2 that a run fills: what a browser's Network panel imports. Times are milliseconds. */
export interface Har {
  readonly log: {
    readonly version: '1.2';
    readonly creator: { readonly name: string; readonly version: string };
    readonly comment: string;
    readonly pages: readonly HarPage[];
    readonly entries: readonly HarEntry[];
  };
}

export interface HarPage {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly startedDateTime: string;
  readonly pageTimings: Readonly<Record<string, never>>;
}

export interface HarEntry {
  readonly pageref: string;
  readonly startedDateTime: string;
  readonly time: number;
  readonly request: HarRequest;
  readonly response: HarResponse;
  readonly cache: Readonly<Record<string, never>>;
  readonly timings: { readonly send: number; readonly wait: number; readonly receive: number };
  /** Which request of the run it is. */
  readonly comment: string;
}

interface HarMessage {
  readonly httpVersion: 'HTTP/1.1';
  readonly cookies: readonly [];
  readonly headers: readonly HarPair[];
  /** -1: not known. */
  readonly headersSize: -1;
  readonly bodySize: number;
}

export interface HarRequest extends HarMessage {
  readonly method: string;
  readonly url: string;
  readonly queryString: readonly HarPair[];
  readonly postData?: { readonly mimeType: string; readonly text: string };
}

export interface HarResponse extends HarMessage {
  /** 0 where no answer came. */
  readonly status: number;
  readonly statusText: string;
  readonly content: { readonly size: number; readonly mimeType: string; readonly text?: string };
  readonly redirectURL: string;
  /** Why no answer came, in Chrome's words. */
  readonly _error?: string;
}

export interface HarPair {
  readonly name: string;
  readonly value: string;
}
