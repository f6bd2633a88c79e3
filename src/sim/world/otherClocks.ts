/** What besides `Date` and the timers tells a time: each by a clock of the world's. */
export type OtherClocks = Readonly<Partial<Record<'Intl' | 'Temporal' | 'Event' | 'CustomEvent', unknown>>>;

/**
 * The globals that tell what time it is, in the world's time.
 *
 * @param nowMs milliseconds since 1970, as the client has them
 * @param elapsedMs milliseconds since the run began
 */
export function createOtherClocks(nowMs: () => number, elapsedMs: () => number): OtherClocks {
  const temporal: unknown = Reflect.get(globalThis, 'Temporal');
  return {
    // Inherited, not wrapped: under grading the real ones are frozen, and a proxy may not show a frozen property otherwise.
    Intl: Object.create(Intl, { DateTimeFormat: { get: () => formatOf(nowMs) } }) as unknown,
    ...(typeof temporal === 'object' &&
      temporal !== null && {
        Temporal: Object.create(temporal, { Now: { get: () => nowOf(temporal, nowMs) } }) as unknown,
      }),
    Event: stamped(Event, elapsedMs),
    CustomEvent: stamped(CustomEvent, elapsedMs),
  };
}

/** `Intl.DateTimeFormat`, which formats the present where it is given no date. */
function formatOf(nowMs: () => number): unknown {
  const made = (args: unknown[], as: new (...args: never[]) => unknown): Intl.DateTimeFormat => {
    const own = Reflect.construct(DateTimeFormat, args, as) as Intl.DateTimeFormat;
    const { format } = own;
    const parts = own.formatToParts.bind(own);
    return Object.defineProperties(own, {
      format: { value: (date?: Date) => format(date ?? nowMs()) },
      formatToParts: { value: (date?: Date) => parts(date ?? nowMs()) },
    });
  };
  return new Proxy(DateTimeFormat, {
    construct: (_target, args, as) => made(args, as as new (...args: never[]) => unknown),
    apply: (target, _this, args) => made(args, target),
  });
}

/** As it is before any run: during one, code finds the world's. */
const { DateTimeFormat } = Intl;

interface TemporalParts {
  readonly Instant: { fromEpochMilliseconds(ms: number): Instant };
  readonly Now: { timeZoneId(): string };
}
interface Instant {
  toZonedDateTimeISO(timeZone: unknown): Record<`toPlain${'DateTime' | 'Date' | 'Time'}`, () => unknown>;
}

/** `Temporal.Now`. */
function nowOf(temporal: object, nowMs: () => number): object {
  const { Instant, Now } = temporal as TemporalParts;
  const instant = (): Instant => Instant.fromEpochMilliseconds(nowMs());
  const zoned = (timeZone: unknown = Now.timeZoneId()): ReturnType<Instant['toZonedDateTimeISO']> =>
    instant().toZonedDateTimeISO(timeZone);
  return {
    instant,
    timeZoneId: () => Now.timeZoneId(),
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (timeZone?: unknown) => zoned(timeZone).toPlainDateTime(),
    plainDateISO: (timeZone?: unknown) => zoned(timeZone).toPlainDate(),
    plainTimeISO: (timeZone?: unknown) => zoned(timeZone).toPlainTime(),
  };
}

/** A class of events whose `timeStamp` is of the world. */
function stamped(events: new (...args: never[]) => Event, elapsedMs: () => number): unknown {
  return new Proxy(events, {
    construct: (target, args: never[], made) =>
      Object.defineProperty(Reflect.construct(target, args, made) as Event, 'timeStamp', { value: elapsedMs() }),
  });
}
