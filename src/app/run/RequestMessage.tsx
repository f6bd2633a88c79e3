import { useState } from 'react';
import type { ReactNode } from 'react';
import type { HeaderList, TraceCookie } from '../../sim/index.ts';
import { Button } from '../../ui/Button.tsx';
import { claimsOf } from './jwt.ts';
import type { Claims } from './jwt.ts';
import styles from './request.module.css';

interface RequestMessageProps {
  /** The tokens in it, by generation. */
  readonly tokens?: ReactNode;
  readonly headers?: HeaderList;
  /** Those that went with it, or that it sets. */
  readonly cookies?: readonly TraceCookie[];
  /** `null`: it has none. */
  readonly body?: string | null;
  /** What to say where there is nothing. */
  readonly otherwise: string;
}

/** Headers and body of a request or an answer. Tokens are short, and full with their claims on demand. */
export function RequestMessage({ tokens, headers = [], cookies = [], body = null, otherwise }: RequestMessageProps) {
  const [full, setFull] = useState(false);
  const text = [...headers.map(([, value]) => value), ...cookies.map(({ value }) => value), body ?? ''].join('\n');
  const shown = full ? (value: string) => value : withShortTokens;

  if (headers.length === 0 && cookies.length === 0 && !body) return <p className={styles.nothing}>{otherwise}</p>;
  return (
    <>
      {tokens && <p className={styles.tokens}>{tokens}</p>}
      {headers.length + cookies.length > 0 && (
        <dl className={styles.headers}>
          {headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
          {cookies.map(({ name, value, httpOnly }) => (
            <div key={`cookie ${name}`}>
              <dt>cookie {name}</dt>
              <dd>
                {shown(value)}
                <span className={styles.quiet}>{httpOnly ? ' HttpOnly: no script sees it' : ' scripts see it'}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {body && <pre className={styles.body}>{shown(readable(body))}</pre>}
      {hasTokens(text) && (
        <Button kind="quiet" aria-expanded={full} onClick={() => setFull(!full)}>
          {full ? 'Shorten the tokens' : 'Show the tokens in full'}
        </Button>
      )}
      {full &&
        claimsIn(text).map((claims, index) => (
          <section key={index} aria-label="What the access token says" className={styles.claims}>
            <h4>The access token says</h4>
            <dl className={styles.headers}>
              {Object.entries(claims).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {String(value)}
                    {typeof value === 'number' && /^(iat|exp|nbf)$/.test(name) && (
                      <span className={styles.quiet}> {clockOf(value)}</span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </>
  );
}

/** A NumericDate, in seconds, as a time of day of the simulated clock. */
function clockOf(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(11, 19)} UTC`;
}

/** A run of characters long enough to be a token, not a word. */
const TOKEN = /[\w-]{20,}(?:\.[\w-]{10,}){0,2}/g;

/** The text with its tokens cut to their ends: `eyJhbGci…x9Qw`. */
function withShortTokens(text: string): string {
  return text.replace(TOKEN, (token) => `${token.slice(0, 8)}…${token.slice(-4)}`);
}

/** Whether there is a token to show in full. */
function hasTokens(text: string): boolean {
  return withShortTokens(text) !== text;
}

/** What the JWTs in a text say, in their order. */
function claimsIn(text: string): readonly Claims[] {
  return [...text.matchAll(TOKEN)].map(([token]) => claimsOf(token)).filter((claims) => claims !== null);
}

/** JSON with line breaks; other text as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
