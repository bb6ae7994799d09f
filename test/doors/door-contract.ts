import { config, type Observable } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkState } from '../../machines/link-state.ts';
import { decode } from '../../src/protocol/decode.ts';
import type { CallMode } from '../../src/protocol/encode.ts';
import type { Door, Frame } from '../../src/protocol/frame.ts';

/** The event ids that the far end of a door can send. */
export const sentIds = [
  'AgentState_SetNotReady_Success',
  'AgentState_CancelNotReady_Success',
  'AgentState_SetRest_Success',
] as const;

/** A door with somebody at its far end. */
export interface OpenDoor {
  readonly source: Observable<Frame> & {
    readonly link$: Observable<LinkState>;
    readonly callOut: (number: string, mode: CallMode) => void;
  };
  readonly door: Door;
  /** The origin of its frames. */
  readonly origin: string;
  /** Sends an event from the far end, without envelope. The order is that of the list, so that a real bar can send it. */
  readonly send: (id: (typeof sentIds)[number]) => void;
  /** The numbers that the far end was asked to call. */
  readonly called: () => readonly string[];
  /** Lets ms go by on the clock the door was given. */
  readonly pass: (ms: number) => void;
  readonly now: () => number;
  /** Resolves when all that was sent has arrived. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
}

/** Defines the tests that every door must pass. */
export const doorContract = (name: string, open: () => OpenDoor): void => {
  describe(`door contract: ${name}`, () => {
    let end: OpenDoor;
    beforeEach(() => {
      end = open();
    });
    afterEach(() => {
      end.close();
    });

    const listen = () => {
      const frames: Frame[] = [];
      const subscription = end.source.subscribe((frame) => frames.push(frame));
      return { frames, subscription };
    };
    const send = async (id: (typeof sentIds)[number]) => {
      end.send(id);
      await end.settle();
    };
    const idsOf = (frames: readonly Frame[]) =>
      frames.map((frame) => {
        const [first] = frame.kind === 'message' ? decode(frame) : [];
        return first !== undefined && 'id' in first ? first.id : frame.kind;
      });
    const linkNow = () => {
      let now: LinkState | undefined;
      end.source.link$
        .subscribe((link) => {
          now = link;
        })
        .unsubscribe();
      return now;
    };

    it('gives frames in order, with their data, time, origin and door', async () => {
      const { frames, subscription } = listen();
      const times: number[] = [];
      for (const id of sentIds) {
        end.pass(1000);
        await send(id);
        times.push(end.now());
      }
      expect(idsOf(frames)).toEqual(sentIds);
      const { door, origin } = end;
      expect(frames.map((frame) => ({ ...frame, data: undefined }))).toEqual(
        times.map((at) => ({ kind: 'message', data: undefined, at, origin, door })),
      );
      subscription.unsubscribe();
    });

    it('preserves the order of messages sent at once', async () => {
      const { frames, subscription } = listen();
      for (const id of sentIds) end.send(id);
      await end.settle();
      expect(idsOf(frames)).toEqual(sentIds);
      subscription.unsubscribe();
    });

    it('is live after the first message, and emits that to late subscribers', async () => {
      const { subscription } = listen();
      await send(sentIds[0]);
      expect(linkNow()).toBe('live');
      subscription.unsubscribe();
    });

    it('is hot: a late subscriber gets the messages from then on', async () => {
      const first = listen();
      await send(sentIds[0]);
      const second = listen();
      await send(sentIds[1]);
      expect([idsOf(first.frames), idsOf(second.frames)]).toEqual([sentIds.slice(0, 2), [sentIds[1]]]);
      first.subscription.unsubscribe();
      await send(sentIds[2]);
      expect([first.frames.length, second.frames.length]).toEqual([2, 2]);
      second.subscription.unsubscribe();
    });

    it('is silent for whoever unsubscribed, and can be subscribed to again', async () => {
      const first = listen();
      await send(sentIds[0]);
      first.subscription.unsubscribe();
      const second = listen();
      await send(sentIds[1]);
      expect([idsOf(first.frames), idsOf(second.frames)]).toEqual([[sentIds[0]], [sentIds[1]]]);
      expect(linkNow()).toBe('live');
      second.subscription.unsubscribe();
    });

    it('a subscriber that throws stops neither the door nor the others', async () => {
      const mistakes: unknown[] = [];
      // RxJS reports an error of a subscriber in a task of its own.
      const reported = new Promise<void>((resolve) => {
        config.onUnhandledError = (error) => {
          if (mistakes.push(error) === 2) resolve();
        };
      });
      const broken = end.source.subscribe(() => {
        throw new Error('my own mistake');
      });
      const { frames, subscription } = listen();
      await send(sentIds[0]);
      await send(sentIds[1]);
      await reported;
      expect(idsOf(frames)).toEqual(sentIds.slice(0, 2));
      broken.unsubscribe();
      subscription.unsubscribe();
      config.onUnhandledError = null;
    });

    it('carries a request to call out, and refuses one that makes no sense', async () => {
      const { subscription } = listen();
      await end.settle();
      end.source.callOut('10086', 'audio');
      await end.settle();
      expect(end.called()).toEqual(['10086']);
      for (const [number, mode] of [
        ['', 'audio'],
        ['10086', 'fax'],
      ] as const) {
        expect(() => end.source.callOut(number, mode as CallMode)).toThrow(
          expect.objectContaining({ code: 'bad-request' }),
        );
      }
      expect(end.called()).toEqual(['10086']);
      subscription.unsubscribe();
    });
  });
};
