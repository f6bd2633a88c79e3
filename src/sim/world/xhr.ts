import { GuardedTarget } from './uncaught.ts';
import type { OnUncaught } from './uncaught.ts';

const STATES = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 } as const;

const EVENTS = ['readystatechange', 'loadstart', 'load', 'loadend', 'error', 'abort', 'timeout'] as const;
type EventName = (typeof EVENTS)[number];

interface XhrParts {
  readonly fetch: (input: string, init: RequestInit) => Promise<Response>;
  readonly setTimeout: (callback: () => void, delayMs: number) => number;
  readonly onUncaught: OnUncaught;
}

/** `XMLHttpRequest` of a tab: over the same network as its `fetch`. Synchronous requests are refused, as in a worker. */
export function createXhrClass(parts: XhrParts): new () => EventTarget {
  return new Proxy(EventTarget, { construct: () => new WorldXhr(parts) });
}

class WorldXhr extends GuardedTarget {
  readonly #parts: XhrParts;
  readonly #headers = new Headers();
  #abort = new AbortController();
  #method = 'GET';
  #url = '';
  #answer: Response | null = null;
  readyState: number = STATES.UNSENT;
  responseText = '';
  responseType = '';
  timeout = 0;
  withCredentials = false;
  readonly upload = new EventTarget();

  constructor(parts: XhrParts) {
    super(parts.onUncaught);
    this.#parts = parts;
    // Who looks whether there is an `onloadend` finds it, as in a browser.
    Object.assign(this, STATES, Object.fromEntries(EVENTS.map((name) => [`on${name}`, null])));
    for (const name of EVENTS) {
      const property = `on${name}`;
      this.addEventListener(name, (event) => {
        const handler: unknown = Reflect.get(this, property);
        if (typeof handler === 'function') Reflect.apply(handler, this, [event]);
      });
    }
  }

  get status(): number {
    return this.#answer?.status ?? 0;
  }

  get statusText(): string {
    return this.#answer?.statusText ?? '';
  }

  get response(): unknown {
    if (this.responseType !== 'json') return this.responseText;
    try {
      return JSON.parse(this.responseText);
    } catch {
      return null;
    }
  }

  open(method: string, url: string | URL, isAsync = true): void {
    if (!isAsync) throw new DOMException('Synchronous requests are not supported here.', 'InvalidAccessError');
    this.#method = method.toUpperCase();
    this.#url = String(url);
    this.#move(STATES.OPENED);
  }

  setRequestHeader(name: string, value: string): void {
    if (this.readyState !== STATES.OPENED) throw new DOMException('The request is not open.', 'InvalidStateError');
    this.#headers.append(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.#answer?.headers.get(name) ?? null;
  }

  getAllResponseHeaders(): string {
    return [...(this.#answer?.headers ?? [])].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  }

  overrideMimeType(): void {}

  send(body: BodyInit | null = null): void {
    if (this.readyState !== STATES.OPENED) throw new DOMException('The request is not open.', 'InvalidStateError');
    this.#tell('loadstart');
    if (this.timeout > 0)
      this.#parts.setTimeout(() => this.#abort.abort(new DOMException('', 'TimeoutError')), this.timeout);
    // It knows no streams: their name is what it sends.
    const sent = body instanceof ReadableStream ? '[object ReadableStream]' : body;
    void this.#exchange(/^(GET|HEAD)$/.test(this.#method) ? null : sent);
  }

  abort(): void {
    if (this.readyState === STATES.UNSENT || this.readyState === STATES.DONE) return;
    this.#abort.abort(new DOMException('', 'AbortError'));
  }

  async #exchange(body: BodyInit | null): Promise<void> {
    try {
      const answer = await this.#parts.fetch(this.#url, {
        method: this.#method,
        headers: this.#headers,
        body,
        credentials: this.withCredentials ? 'include' : 'same-origin',
        signal: this.#abort.signal,
      });
      const text = await answer.text();
      this.#answer = answer;
      this.#move(STATES.HEADERS_RECEIVED);
      this.responseText = text;
      this.#move(STATES.LOADING);
      this.#move(STATES.DONE);
      this.#tell('load');
    } catch (error) {
      this.#move(STATES.DONE);
      const name = error instanceof Error ? error.name : '';
      this.#tell(name === 'AbortError' ? 'abort' : name === 'TimeoutError' ? 'timeout' : 'error');
    }
    this.#tell('loadend');
  }

  #move(to: number): void {
    this.readyState = to;
    this.#tell('readystatechange');
  }

  #tell(name: EventName): void {
    this.dispatchEvent(new Event(name));
  }
}
