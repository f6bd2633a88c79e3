import type { Call } from '../call.ts';
import type { RequestId } from '../ids.ts';
import type { TraceEvent } from '../trace.ts';

/**
 * Whether data is what FastAPI had answered to what a call asks for, in its tab: the same, or the same with its fields
 * called otherwise, as wrappers do that turn `full_name` into `fullName`.
 *
 * @param events all that has happened so far
 */
export function wasAnswered(events: readonly TraceEvent[], call: Call, data: unknown): boolean {
  const asked = new Set<RequestId>();
  for (const event of events) {
    switch (event.type) {
      case 'request-sent': {
        const isFor =
          event.call === call.id || (event.tab === call.tab && `${event.method} ${event.path}` === call.operation);
        if (event.role === 'api' && isFor) asked.add(event.request);
        break;
      }
      case 'request-decided':
        if (event.refused) asked.delete(event.request);
        break;
      case 'answer-arrived': {
        if (!asked.has(event.request) || event.status >= 300) break;
        if (isSame(data, parsed(event.body))) return true;
        break;
      }
      default:
    }
  }
  return false;
}

/**
 * Whether two values are the same, but for the names of fields, or for their order where the names are the same. By their
 * own fields: what a value says of itself by a `toJSON` is no data.
 */
function isSame(given: unknown, answered: unknown): boolean {
  if (typeof given !== 'object' || given === null || typeof answered !== 'object' || answered === null)
    return given === answered;
  const [one, other] = [fieldsOf(given), fieldsOf(answered)];
  if (Array.isArray(given) !== Array.isArray(answered) || one.length !== other.length) return false;
  return (
    one.every(([, value], at) => isSame(value, other[at]?.[1])) ||
    one.every(([name, value]) => Object.hasOwn(answered, name) && isSame(value, Reflect.get(answered, name)))
  );
}

function fieldsOf(value: object): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined && typeof inner !== 'function');
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
