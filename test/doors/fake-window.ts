type Listener = (event: never) => void;

interface FakeTarget {
  readonly addEventListener: (type: string, listener: Listener) => void;
  readonly removeEventListener: (type: string, listener: Listener) => void;
  /** Passes the very event on, without reading its properties. */
  readonly fire: (type: string, event?: object) => void;
  /** Returns the present number of listeners. */
  readonly count: () => number;
}

const createFakeTarget = (): FakeTarget => {
  const listeners: (readonly [type: string, listener: Listener])[] = [];
  return {
    addEventListener: (type, listener) => listeners.push([type, listener]),
    removeEventListener: (type, listener) => {
      const place = listeners.findIndex((one) => one[0] === type && one[1] === listener);
      if (place >= 0) listeners.splice(place, 1);
    },
    fire: (type, event = { type }) => {
      for (const [of, listener] of [...listeners]) if (of === type) listener(event as never);
    },
    count: () => listeners.length,
  };
};

/** An iframe of a fake page, and what can be done with it. */
export interface FakeIframe {
  readonly element: HTMLIFrameElement;
  /** The messages that were posted into it, with their target origins. */
  readonly posted: (readonly [message: unknown, targetOrigin: string])[];
  /** Its document is there and loaded, for the first time or again. */
  readonly load: () => void;
  /** A message of its window. */
  readonly send: (data: unknown, origin?: string) => void;
  readonly rename: (name: string) => void;
  readonly remove: () => void;
  readonly putBack: () => void;
}

/** A window with as much of a page as a door needs. */
export interface FakePage {
  readonly window: Window;
  /** @param isLoaded whether the bar is in it already. */
  readonly addIframe: (name?: string, isLoaded?: boolean) => FakeIframe;
  /** Any message event. */
  readonly message: (event: {
    readonly data: unknown;
    readonly origin: string;
    readonly source: unknown;
  }) => void;
  /** Any other event. */
  readonly fire: (target: 'window' | 'document', type: string) => void;
  readonly setReadyState: (state: DocumentReadyState) => void;
  /** Something in the document changed that is no iframe. */
  readonly mutate: () => void;
  /** Listeners and observers on the window, the document and all iframes, removed ones included. */
  readonly listeners: () => number;
}

/** The origins of the bar in these tests and of the page around it. */
export const barOrigin = 'https://bar.example';
export const pageOrigin = 'https://desk.example';

/**
 * A fake page. Unlike a real one it reports mutations at once and not in a microtask, so that tables can
 * be read from top to bottom.
 */
export const createFakePage = (origin = pageOrigin): FakePage => {
  const page = createFakeTarget();
  const iframes: { name: string; isConnected: boolean }[] = [];
  const targets = [page];
  const observers = new Set<() => void>();
  const documentTarget = createFakeTarget();
  targets.push(documentTarget);

  const fakeDocument = {
    ...documentTarget,
    readyState: 'complete' as DocumentReadyState,
    getElementsByTagName: (tag: string) =>
      tag === 'iframe' ? iframes.filter(({ isConnected }) => isConnected) : [],
  };
  const mutate = () => {
    for (const changed of [...observers]) changed();
  };
  const fakeWindow = {
    ...page,
    origin,
    document: fakeDocument,
    // `new` wants something that can be constructed.
    MutationObserver: function MutationObserver(changed: () => void) {
      return {
        observe: () => observers.add(changed),
        disconnect: () => observers.delete(changed),
      };
    },
  };

  const addIframe: FakePage['addIframe'] = (name = 'ccbarclient', isLoaded = true) => {
    const posted: [unknown, string][] = [];
    const openWindow = () => ({
      postMessage: (message: unknown, targetOrigin: string) => posted.push([message, targetOrigin]),
    });
    const target = createFakeTarget();
    targets.push(target);
    const element = {
      ...target,
      name,
      isConnected: true,
      contentWindow: openWindow() as object | null,
      // As in a browser: the empty document of the page's own origin, until that of the bar is there.
      contentDocument: (isLoaded ? null : {}) as object | null,
    };
    const put = (isConnected: boolean) => {
      element.isConnected = isConnected;
      element.contentWindow = isConnected ? openWindow() : null;
      element.contentDocument = isConnected ? {} : null;
      mutate();
    };
    iframes.push(element);
    mutate();
    return {
      element: element as unknown as HTMLIFrameElement,
      posted,
      load: () => {
        element.contentDocument = null;
        target.fire('load');
      },
      send: (data, from = barOrigin) =>
        page.fire('message', { data, origin: from, source: element.contentWindow }),
      rename: (next) => {
        element.name = next;
        mutate();
      },
      remove: () => put(false),
      putBack: () => put(true),
    };
  };

  return {
    window: fakeWindow as unknown as Window,
    addIframe,
    message: (event) => page.fire('message', event),
    fire: (target, type) => (target === 'window' ? page : documentTarget).fire(type),
    setReadyState: (state) => {
      fakeDocument.readyState = state;
    },
    mutate,
    listeners: () => targets.reduce((sum, target) => sum + target.count(), 0) + observers.size,
  };
};
