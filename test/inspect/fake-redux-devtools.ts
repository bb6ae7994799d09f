// A stand-in for what the Redux DevTools extension puts on a page, written after the page script of its version
// 3.2.12 (`connect` in extension/src/pageScript/api/index.ts): what is posted to the extension, as JSON texts,
// and what its monitor may send back. It is not the extension.

interface Config {
  readonly name?: string;
  readonly features?: { readonly [feature: string]: boolean };
  readonly maxAge?: number;
}

/** An action as the extension's monitor has it. */
export interface ShownAction {
  readonly action: { readonly type: string; readonly [field: string]: unknown };
  readonly timestamp: number;
  readonly state: { readonly [field: string]: unknown };
}

type Listener = (message: object) => void;

/** The extension as its user sees it. */
export interface FakeReduxDevtools {
  /** A window with the extension's mark. */
  readonly window: object;
  readonly config: () => Config | undefined;
  /** The state it was begun with. */
  readonly first: () => unknown;
  readonly actions: readonly ShownAction[];
  /** Everything that was posted to the extension. */
  readonly texts: readonly string[];
  /** Returns the number of functions that would receive what its user does, including its own. */
  readonly listeners: () => number;
  /** Its user presses a button of the monitor. */
  readonly press: (payload: { readonly type: string; readonly status?: boolean }, state?: object) => void;
}

/** Puts the stand-in on a page of its own. */
export const fakeReduxDevtools = (): FakeReduxDevtools => {
  const texts: string[] = [];
  const actions: ShownAction[] = [];
  let listeners: Listener[] = [];
  let config: Config | undefined;
  let first: unknown;
  let isPaused = false;

  const toText = (value: unknown): unknown => {
    const text = JSON.stringify(value);
    texts.push(text);
    return JSON.parse(text);
  };

  const amend = (action: { readonly type?: string; readonly action?: object } | string): object => {
    const timestamp = Date.now();
    if (typeof action === 'string') return { action: { type: action }, timestamp };
    if (!action.type) return { action: { type: 'update' }, timestamp };
    return action.action === undefined ? { action, timestamp } : action;
  };

  const connect = (given: Config) => {
    config = given;
    toText(given);
    listeners = [
      (message) => {
        const { type, payload } = message as { type: string; payload: { type: string; status?: boolean } };
        if (type === 'DISPATCH' && payload.type === 'PAUSE_RECORDING') isPaused = payload.status === true;
      },
    ];
    return {
      init: (state: object) => {
        first = toText(state);
      },
      send: (action: object, state: object) => {
        if (isPaused) return;
        const amended = toText(amend(action)) as Omit<ShownAction, 'state'>;
        actions.push({
          action: amended.action,
          timestamp: amended.timestamp,
          state: toText(state) as ShownAction['state'],
        });
      },
      subscribe: (listener: Listener) => {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
      unsubscribe: () => {
        listeners = [];
      },
      error: (text: string) => toText(text),
    };
  };

  return {
    window: { __REDUX_DEVTOOLS_EXTENSION__: Object.assign(() => {}, { connect, disconnect: () => {} }) },
    config: () => config,
    first: () => first,
    actions,
    texts,
    listeners: () => listeners.length,
    press: (payload, state) => {
      for (const listener of listeners)
        listener({ type: 'DISPATCH', payload, state: JSON.stringify(state), source: '@devtools-extension' });
    },
  };
};
