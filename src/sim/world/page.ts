/** The page of a tab. */
export interface Page {
  readonly document: object;
  /** It is seen, or not any more: whoever listens is told. */
  show(isSeen: boolean): void;
  /** It is frozen from now on, or wakes: whoever listens is told. */
  tell(event: 'freeze' | 'resume'): void;
}

/**
 * A page with its `document`: as much of it as code without a user interface looks at.
 *
 * @param events whom its events reach: those of a document come to its window too
 * @param onTitle told of each title that it is given
 */
export function createPage(
  cookies: { cookie: string },
  events: EventTarget,
  onTitle: (title: string) => void = () => {},
): Page {
  let hidden = false;
  let shownTitle = '';
  return {
    show(isSeen) {
      hidden = !isSeen;
      events.dispatchEvent(new Event('visibilitychange'));
    },
    tell: (event) => void events.dispatchEvent(new Event(event)),
    document: {
      get cookie() {
        return cookies.cookie;
      },
      set cookie(text: string) {
        cookies.cookie = text;
      },
      get title() {
        return shownTitle;
      },
      set title(text: string) {
        shownTitle = String(text);
        onTitle(shownTitle);
      },
      get visibilityState() {
        return hidden ? 'hidden' : 'visible';
      },
      get hidden() {
        return hidden;
      },
      hasFocus: () => !hidden,
      addEventListener: events.addEventListener.bind(events),
      removeEventListener: events.removeEventListener.bind(events),
      dispatchEvent: events.dispatchEvent.bind(events),
      getElementById: () => null,
      querySelector: () => null,
      querySelectorAll: () => [],
    },
  };
}

/** What other tabs hear of a write to `localStorage`. A worker, and Node, have none. */
export class WorldStorageEvent extends Event {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly storageArea: Storage | null;

  constructor(
    type: string,
    {
      key = null,
      oldValue = null,
      newValue = null,
      url = '',
      storageArea = null,
      ...rest
    }: EventInit & Partial<Pick<StorageEvent, 'key' | 'oldValue' | 'newValue' | 'url' | 'storageArea'>> = {},
  ) {
    super(type, rest);
    this.key = key;
    this.oldValue = oldValue;
    this.newValue = newValue;
    this.url = url;
    this.storageArea = storageArea;
  }
}
