import { type SchedulerLike, Subscription } from 'rxjs';
import { createInOrder } from '../in-order.ts';
import type { WireEvent } from '../protocol/encode.ts';
import { createDresser, type DressChoice } from './dress.ts';
import {
  checkedFaults,
  type Faults,
  type LostMessage,
  type Message,
  type Traffic,
  withFaultsAndLosses,
} from './faults.ts';
import { createRandom } from './random.ts';

/** Delivers the events of a bar to its page. */
export interface SendingOptions {
  /** The dress of the messages; `'mixed'` when left out. */
  readonly dress?: DressChoice;
  /** The faults on the way; none when left out. */
  readonly faults?: Faults;
  /** The seed of all random choices; 1 when left out. The same seed gives the same messages. */
  readonly seed?: number;
}

/** Dresses events and puts them through the faults; the pure part of sending. */
export const createLine = (options: SendingOptions) => {
  const { dress = 'mixed', seed = 1 } = options;
  const dressUp = createDresser(seed, dress);
  const random = createRandom(seed, 'faults');
  let faults = checkedFaults(options.faults ?? {});
  return {
    setFaults: (next: Faults) => {
      faults = checkedFaults(next);
    },
    carry: (events: readonly WireEvent[]): readonly (Traffic | LostMessage)[] => {
      const messages = events.map(
        (event): Message => ({ at: event.eventGenTime ?? 0, data: dressUp(event), event }),
      );
      return withFaultsAndLosses(messages, faults, random);
    },
  };
};

/** Sends events when their time has come. */
export interface Sender {
  /**
   * @param until what arrives up to this time is delivered at once, what is later or delayed by the clock,
   * which stands at this time; the time of the last event when left out.
   * @returns closed when all are delivered; unsubscribing withholds the rest.
   */
  readonly send: (events: readonly WireEvent[], until?: number) => Subscription;
  readonly setFaults: (faults: Faults) => void;
  /** `true` when nothing is delivered any more. */
  readonly stop: () => void;
}

/** @param deliver gets everything that arrives, faults included. */
export const createSender = (
  clock: SchedulerLike,
  options: SendingOptions,
  deliver: (traffic: Traffic | LostMessage) => void,
): Sender => {
  const line = createLine(options);
  const due = new Subscription();
  let latest = Number.NEGATIVE_INFINITY;

  const inOrder = createInOrder();
  // A listener may press the next button at a message: the messages of that press have to wait until then.
  const arrive = (traffic: readonly (Traffic | LostMessage)[]) =>
    inOrder(() => {
      for (const one of traffic) inOrder(() => due.closed || deliver(one));
    });

  const send: Sender['send'] = (events, until = events.at(-1)?.eventGenTime ?? 0) => {
    // No message overtakes one that is still on its way.
    const carried = line.carry(events).map((traffic) => {
      latest = Math.max(latest, traffic.at);
      return { ...traffic, at: latest };
    });
    const later = carried.filter(({ at }) => at > until);
    const batch = new Subscription();
    due.add(batch);
    let left = later.length;
    for (const traffic of later) {
      const deliverLater = () => {
        arrive([traffic]);
        left -= 1;
        if (left === 0) batch.unsubscribe();
      };
      batch.add(clock.schedule(deliverLater, traffic.at - until));
    }
    arrive(carried.filter(({ at }) => at <= until));
    if (left === 0) batch.unsubscribe();
    return batch;
  };

  return { send, setFaults: line.setFaults, stop: () => due.unsubscribe() };
};
