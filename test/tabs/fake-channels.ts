import { vi } from 'vitest';

/** The `BroadcastChannel`s of a page: what is posted to them, and how something arrives in all of them. */
export interface FakeChannels<Message> {
  readonly posted: Message[];
  readonly arrive: (...messages: readonly unknown[]) => void;
}

/** Replaces `BroadcastChannel` until the globals are put back. */
export const fakeChannels = <Message = unknown>(): FakeChannels<Message> => {
  const posted: Message[] = [];
  const listeners: ((event: { readonly data: unknown }) => void)[] = [];
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      addEventListener(_type: string, listener: (event: { readonly data: unknown }) => void) {
        listeners.push(listener);
      }
      removeEventListener() {}
      postMessage(message: Message) {
        posted.push(message);
      }
      close() {}
    },
  );
  return {
    posted,
    arrive: (...messages) => {
      for (const data of messages) for (const listener of listeners) listener({ data });
    },
  };
};
