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
  const given = shapeOf(data);
  const exact = sortedOf(data);
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
        const answered = parsed(event.body);
        if (shapeOf(answered) === given || sortedOf(answered) === exact) return true;
        break;
      }
      default:
    }
  }
  return false;
}

/** A value without the names of its fields. */
function shapeOf(value: unknown): string {
  return textOf(value, (object) => ({ fields: Object.values(object) }));
}

/** A value with its fields in the order of their names. */
function sortedOf(value: unknown): string {
  return textOf(value, (object) =>
    Object.fromEntries(Object.entries(object).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  );
}

function textOf(value: unknown, change: (object: object) => object): string {
  try {
    return (
      JSON.stringify(value, (_, inner: unknown) => {
        return typeof inner !== 'object' || inner === null || Array.isArray(inner) ? inner : change(inner);
      }) ?? 'undefined'
    );
  } catch {
    return 'nothing that can be written down';
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
