/** An event of the extension interface. */
interface ChromeEvent<Listener> {
  readonly addListener: (listener: Listener) => void;
}

/** A link between the panel and the page's content script. */
export interface ChromePort {
  readonly postMessage: (message: unknown) => void;
  readonly disconnect: () => void;
  readonly onMessage: ChromeEvent<(message: unknown) => void>;
  readonly onDisconnect: ChromeEvent<() => void>;
}

/** The little that this extension uses of Chrome. What may be missing in a panel is optional. */
export interface ChromeApi {
  readonly runtime: {
    readonly onConnect: ChromeEvent<(port: ChromePort) => void>;
    /** Reading it marks the failure as seen for Chrome. */
    readonly lastError?: unknown;
  };
  readonly tabs?: {
    readonly connect?: (
      tabId: number,
      info: { readonly name: string; readonly frameId: number },
    ) => ChromePort;
  };
  readonly devtools?: {
    readonly inspectedWindow: {
      readonly tabId: number;
      readonly eval: (code: string, done?: (result: unknown) => void) => void;
    };
    readonly panels: {
      readonly themeName: string;
      readonly create: (title: string, icon: string, page: string) => void;
    };
  };
}

/** Chrome's extension interface, as the pages and scripts of an extension have it. */
export const chromeApi = (globalThis as unknown as { readonly chrome: ChromeApi }).chrome;
