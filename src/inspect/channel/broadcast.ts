import type { Subscription } from 'rxjs';
import type { Inspectable } from '../records/inspectable.ts';
import type { InspectionRecord } from '../records/record.ts';
import { createRecords, type Records } from '../records/records.ts';
import { type ChannelMessage, messageName, usualChannel } from './channel-message.ts';

/** The settings for broadcasting records. */
export interface BroadcastOptions {
  /** The name of the channel; `'ccbar-agent'` when left out. */
  readonly channel?: string;
  /** The name of this agent in the inspector, for when there are several; `'agent'` when left out. */
  readonly name?: string;
}

/** So many records go in one message. */
const parcel = 500;

type Given = Inspectable | Pick<Records, 'records$' | 'all'>;

const isRecords = (given: Given): given is Records => 'records$' in given;

/** Distinguishes one run of records from another: after a reload it is another one. */
const newRun = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/**
 * Makes the masked records of an agent known to inspectors of the same origin, by `BroadcastChannel`: the
 * stand-alone page and the DevTools panel. Nothing is sent to any other origin, and nothing that arrives can
 * move the agent: an inspector can only ask for what it missed.
 *
 * @param source an agent, or records of one.
 * @returns how to stop.
 *
 * @example
 * ```ts
 * import type { Agent } from 'ccbar-agent';
 * import { broadcast } from 'ccbar-agent/inspect';
 *
 * const share = (agent: Agent) => broadcast(agent, { name: 'Desktop 7' });
 * ```
 */
export const broadcast = (
  source: Given,
  { channel: channelName = usualChannel, name = 'agent' }: BroadcastOptions = {},
): (() => void) => {
  const records: Pick<Records, 'records$' | 'all'> & Partial<Pick<Records, 'stop'>> = isRecords(source)
    ? { records$: source.records$, all: source.all }
    : createRecords(source as Inspectable);
  const channel = new BroadcastChannel(channelName);
  const run = newRun();
  const post = (message: ChannelMessage) => channel.postMessage(message);
  const here = () => post({ ccbar: 'here', run, name });

  let waiting: InspectionRecord[] = [];
  const send = () => {
    for (let start = 0; start < waiting.length; start += parcel) {
      post({ ccbar: 'records', run, records: waiting.slice(start, start + parcel) });
    }
    waiting = [];
  };
  const take = (event: MessageEvent<unknown>) => {
    const asked = messageName(event.data);
    if (asked === 'hello' || asked === 'who') here();
    if (asked !== 'hello') return;
    waiting = [...records.all()];
    send();
  };
  channel.addEventListener('message', take);
  let life: Subscription | undefined;
  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    send();
    life?.unsubscribe();
    records.stop?.();
    post({ ccbar: 'gone', run });
    channel.removeEventListener('message', take);
    channel.close();
  };
  here();
  life = records.records$.subscribe({
    next: (record) => {
      waiting.push(record);
      // All records of one message of the bar are sent together.
      if (waiting.length === 1) queueMicrotask(send);
    },
    complete: () => setTimeout(stop),
  });
  return stop;
};
