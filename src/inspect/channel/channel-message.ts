import type { InspectionRecord } from '../records/record.ts';

/** The channel that pages and inspectors meet on when none is named. */
export const usualChannel = 'ccbar-agent';

/**
 * The messages between pages and inspectors. Inspectors can only ask: none of these messages can move an agent.
 *
 * - `hello`: an inspector is there; pages answer with `here` and everything still in the ring
 * - `who`: an inspector wants to know who is still there; pages answer with `here`
 * - `records`: one run of records goes on; one that is known already is passed over
 * - `gone`: a run has ended
 */
export type ChannelMessage =
  | { readonly ccbar: 'hello' | 'who' }
  | { readonly ccbar: 'here'; readonly run: string; readonly name: string }
  | { readonly ccbar: 'records'; readonly run: string; readonly records: readonly InspectionRecord[] }
  | { readonly ccbar: 'gone'; readonly run: string };

/**
 * Returns the name of a channel message; `null` for anything else. The parts of the message are still to be
 * checked.
 */
export const messageName = (message: unknown): ChannelMessage['ccbar'] | null => {
  if (typeof message !== 'object' || message === null || !('ccbar' in message)) return null;
  const { ccbar } = message;
  const names = ['hello', 'who', 'here', 'records', 'gone'] as const;
  return names.find((name) => name === ccbar) ?? null;
};
