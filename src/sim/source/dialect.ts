/** Where in a module its base query is. */
export type Entry =
  /** A binding of the module, exported or not. */
  | { readonly by: 'binding'; readonly name: string }
  /** A default export without a name, or `module.exports`. */
  | { readonly by: 'default' }
  /** An export of a module in CommonJS. */
  | { readonly by: 'export'; readonly key: string; readonly factory?: Factory }
  /** What a function of the module returns. */
  | ({ readonly by: 'factory'; readonly name: string } & Factory)
  /** The base query of the module's n-th `createApi`, from 0. */
  | { readonly by: 'api'; readonly at: number };

/** How a function is called that gives a base query: with what its parameters are named after. */
export interface Factory {
  readonly parameters: readonly string[];
  /** Options that it has a value for by itself: they are left out. */
  readonly leftOut?: readonly string[];
  /** What it gives is a factory again, which is called with this. */
  readonly then?: Factory;
}

/** A place where an app keeps a token. */
export type TokenHome =
  /** The auth store of the lab's own app. */
  | { readonly in: 'auth-store' }
  /** A key of a storage; in a JSON value the path to it, from the outside in. */
  | { readonly in: 'localStorage' | 'sessionStorage'; readonly key: string; readonly path: readonly string[] }
  | { readonly in: 'cookie'; readonly name: string; readonly httpOnly: boolean }
  /** In the Redux state: `['auth', 'token']`. */
  | { readonly in: 'state'; readonly path: readonly string[] }
  /** In a variable of a module of the reader's, a member of an object there, or a part of a store. */
  | { readonly in: 'binding'; readonly file: string; readonly name: string; readonly path: readonly string[] }
  /** Behind a module of the app that was not given, which stands in: `@/services/tokens tokens.getAccess()`. */
  | { readonly in: 'module'; readonly use: string };

/** What of a request carries a token. */
export type Carrier =
  | {
      readonly in: 'header';
      readonly name: string;
      /** What stands before the token: `Bearer `. */ readonly prefix: string;
    }
  /** A field of a JSON body, from the outside in; with no path the body is it. */
  | { readonly in: 'json'; readonly path: readonly string[] }
  | { readonly in: 'form'; readonly field: string }
  | { readonly in: 'query'; readonly name: string }
  | { readonly in: 'cookie'; readonly name: string }
  /** The whole body, as plain text. */
  | { readonly in: 'text' };

/** How a refresh is asked for, and how it is answered. */
export interface RefreshContract {
  readonly method: string;
  /** Below the base address, as the wrapper writes it: `/auth/jwt/refresh/`. */
  readonly path: string;
  readonly carries: Carrier;
  readonly answer: {
    readonly status: number;
    /** Where the new access token is. */
    readonly access: Carrier;
    /** Where the new refresh token is; `null` where this backend gives none. */
    readonly refresh: Carrier | null;
    /** What else is in its body, because the wrapper looks at it: `success`, `expires_in`. */
    readonly also?: readonly { readonly path: readonly string[]; readonly value: unknown }[];
  };
}

/** How this wrapper's server says that the access token has expired. */
export interface Expiry {
  readonly status: number;
  /** In place of FastAPI's body, where the wrapper looks into it; a text is plain text. */
  readonly body: unknown;
}

/** What a wrapper agrees with its app and its backend: plain data, so that it goes into links and to workers. */
export interface Dialect {
  readonly entry: Entry;
  /** What the base query is called with: a path, or an object with `url` and `method`. */
  readonly args: 'path' | 'object';
  /** The addresses that its API and its refresh are below; none for the lab's own, `/api`. */
  readonly bases: readonly string[];
  readonly access: { readonly home: TokenHome | null; readonly carrier: Carrier | null };
  readonly refreshToken: { readonly home: TokenHome | null };
  readonly refresh: RefreshContract | null;
  /** `null` for FastAPI's 401. */
  readonly expiry: Expiry | null;
  /** Fields besides FastAPI's `detail` in which its server says what went wrong: `message`. */
  readonly errorFields?: readonly string[];
  /** Modules that stand in, by specifier: those that were not given. */
  readonly standIns: readonly string[];
  /** What stands in is given the new tokens, and is taken to keep them where the text reads them: nothing else does. */
  readonly standInsKeep?: true;
  /** What stands in is given both new tokens at once, or the whole answer. */
  readonly standInsTakeBoth?: true;
  /** Times that the wrapper takes from what was not given: the lab made them up. `VITE_TIMEOUT`, `REQUEST_TIMEOUT of ./constants`. */
  readonly madeUpTimes?: readonly string[];
  /** Paths of the Redux state that the text reads besides the tokens. */
  readonly state: readonly (readonly string[])[];
}
