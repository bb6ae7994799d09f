import { BehaviorSubject, type Observable, Subject } from 'rxjs';
import { isRecord } from '../records/is-record.ts';
import type { InspectionRecord } from '../records/record.ts';
import { type ChannelMessage, messageName, usualChannel } from './channel-message.ts';
import { createNumbering } from './numbering.ts';

/** A page that makes its records known. */
export interface Run {
  readonly run: string;
  readonly name: string;
}

/** The pages whose records an inspector can receive, one of which it follows. */
export interface Receiver {
  /** The records of the page that is followed. */
  readonly records$: Observable<InspectionRecord>;
  /** Another page is followed from here on: what came before is past. */
  readonly reset$: Observable<void>;
  /** The pages that are there. */
  readonly runs$: Observable<readonly Run[]>;
  /** The page that is followed; `null` while there is none. */
  readonly followed: () => string | null;
  /** Follows another page. */
  readonly follow: (run: string) => void;
  /** Takes a message from the channel; anything may come. */
  readonly take: (message: unknown) => void;
  readonly close: () => void;
}

/** A page that is there answers within this time, ms. */
const answerTime = 400;
/** More pages than this are not distinguished. */
const mostRuns = 20;

const textAt = (message: object, field: string): string => {
  const value: unknown = (message as { readonly [key: string]: unknown })[field];
  return typeof value === 'string' ? value.slice(0, 80) : '';
};

/**
 * Follows the records of one page over any channel. A page that reloads comes back under another name and
 * is followed again; when there are several, the first is followed until another one is chosen.
 *
 * @param post sends a question to the pages.
 */
export const createReceiver = (post: (message: ChannelMessage) => void): Receiver => {
  const records = new Subject<InspectionRecord>();
  const reset = new Subject<void>();
  const runs = new BehaviorSubject<readonly Run[]>([]);
  let followed: string | null = null;
  let numbering = createNumbering();
  /** A record is missing, or forged: the page was asked for all of them. */
  let isAsked = false;
  let answers = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = () => {
    numbering = createNumbering();
    isAsked = true;
    reset.next();
    post({ ccbar: 'hello' });
  };
  const follow = (run: string) => {
    if (run === followed) return;
    followed = run;
    begin();
  };
  /** Takes a record. Returns whether the next one may be taken, too. */
  const takeRecord = (record: InspectionRecord): boolean => {
    const place = numbering.place(record.seq);
    if (place === 'next') {
      isAsked = false;
      records.next(record);
    } else if (place === 'instead') begin();
    else if (place === 'apart' && !isAsked) {
      isAsked = true;
      post({ ccbar: 'hello' });
    }
    return place !== 'instead';
  };
  const drop = (isGone: (run: string) => boolean) => {
    const left = runs.value.filter(({ run }) => !isGone(run));
    if (left.length !== runs.value.length) runs.next(left);
    const newest = left.at(-1);
    if (newest !== undefined && !left.some(({ run }) => run === followed)) follow(newest.run);
  };
  /** Somebody new is there. Those who do not answer now have gone without a word, as a reload does. */
  const ask = (newcomer: string) => {
    clearTimeout(timer);
    answers = new Set([newcomer]);
    post({ ccbar: 'who' });
    timer = setTimeout(() => drop((run) => !answers.has(run)), answerTime);
  };
  const meet = (run: string, name: string) => {
    answers.add(run);
    if (run === '' || runs.value.some((known) => known.run === run)) return;
    runs.next([...runs.value.slice(1 - mostRuns), { run, name }]);
    if (followed === null) follow(run);
    else ask(run);
  };

  return {
    records$: records,
    reset$: reset,
    runs$: runs,
    followed: () => followed,
    follow,
    take: (message) => {
      const name = messageName(message);
      if (name === null || name === 'hello' || name === 'who') return;
      const body = message as object;
      const run = textAt(body, 'run');
      if (name === 'here') meet(run, textAt(body, 'name'));
      if (name === 'gone') drop((one) => one === run && runs.value.length > 1);
      const list: unknown = name === 'records' && 'records' in body ? body.records : null;
      if (run !== followed || !Array.isArray(list)) return;
      list.every((record) => !isRecord(record) || takeRecord(record));
    },
    close: () => {
      clearTimeout(timer);
      records.complete();
      reset.complete();
      runs.complete();
    },
  };
};

/**
 * Follows the records that pages of the same origin make known by `broadcast`, for `mountInspector` in a
 * window of its own.
 *
 * @param channelName the name of the channel; `'ccbar-agent'` when left out.
 *
 * @example
 * ```ts
 * import { mountInspector, receiveBroadcast } from 'ccbar-agent/inspect';
 *
 * const open = (element: HTMLElement) => mountInspector(element, receiveBroadcast());
 * ```
 */
export const receiveBroadcast = (channelName: string = usualChannel): Receiver => {
  const channel = new BroadcastChannel(channelName);
  const receiver = createReceiver((message) => channel.postMessage(message));
  const take = ({ data }: MessageEvent<unknown>) => receiver.take(data);
  channel.addEventListener('message', take);
  channel.postMessage({ ccbar: 'hello' } satisfies ChannelMessage);
  return {
    ...receiver,
    close: () => {
      channel.removeEventListener('message', take);
      channel.close();
      receiver.close();
    },
  };
};
