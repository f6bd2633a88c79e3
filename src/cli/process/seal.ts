import { createHmac } from 'node:crypto';

/** A message with a number and a signature: who has no key can neither make one nor send one twice. */
export interface Sealed {
  readonly text: string;
  readonly mac: string;
}

/**
 * Seals messages, one after another.
 *
 * @param key the secret of one run, in hexadecimal
 */
export function seal(key: string): (message: object) => Sealed {
  const sign = signer(key);
  const { stringify } = JSON;
  return (message) => {
    const text = stringify(message);
    return { text, mac: sign(text) };
  };
}

/**
 * Opens messages in the order in which they were sealed; `null` for one that was not sealed with the key, or is not the
 * next.
 */
export function unseal(key: string): (sealed: unknown) => unknown {
  const sign = signer(key);
  return (sealed) => {
    if (typeof sealed !== 'object' || sealed === null || !('text' in sealed) || !('mac' in sealed)) return null;
    const { text, mac } = sealed;
    if (typeof text !== 'string' || mac !== sign(text, (expected) => expected === mac)) return null;
    const message: unknown = JSON.parse(text);
    return message;
  };
}

/** Signs a text with its number; the number counts on when the signature is used. */
function signer(key: string): (text: string, isUsed?: (mac: string) => boolean) => string {
  let count = 0;
  return (text, isUsed = () => true) => {
    const mac = createHmac('sha256', key).update(`${count} ${text}`).digest('hex');
    if (isUsed(mac)) count += 1;
    return mac;
  };
}
