/** An answer whose body was read before the app gets it. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: string;
  readonly url: string;
}

/** Reads a handler's response to the end. */
export async function readAnswer(response: Response, url: string): Promise<Answer> {
  const { status, statusText, headers } = response;
  return { status, statusText, headers, url, body: await response.text() };
}

/** Statuses that a `Response` may not have a body with. */
const NULL_BODY = new Set([101, 204, 205, 304]);

/**
 * A `Response` whose `text`, `json` and `clone` resolve in microtasks. Reading a native one takes tasks, a different
 * number of them in each engine, and then the same run gives different results: see `settle.ts`.
 */
export class ReadResponse extends Response {
  readonly #answer: Answer;

  constructor(answer: Answer) {
    const { body, status, statusText, headers } = answer;
    super(NULL_BODY.has(status) ? null : body, { status, statusText, headers });
    this.#answer = answer;
  }

  override get url(): string {
    return this.#answer.url;
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#answer.body);
  }

  override json(): Promise<unknown> {
    return new Promise((resolve) => {
      resolve(JSON.parse(this.#answer.body));
    });
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.#answer.body).buffer;
  }

  override async blob(): Promise<Blob> {
    return new Blob([this.#answer.body], { type: this.headers.get('content-type') ?? '' });
  }

  override clone(): ReadResponse {
    return new ReadResponse(this.#answer);
  }
}
