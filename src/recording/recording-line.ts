import type { Door, Frame } from '../protocol/frame.ts';
import { readableFrame } from './readable-frame.ts';

/** The format of recordings that this version writes. Older ones stay readable. */
export const recordingFormat = 1;

/** The first line of a recording. */
export interface RecordingHeader {
  /** The version of the format. */
  readonly ccbarRecording: number;
  /** The version of the library that wrote it. */
  readonly version: string;
  /** The time at which it was written, ISO 8601. */
  readonly recordedAt: string;
  /** IANA name of the time zone it was written in. */
  readonly timeZone: string;
  /** `true` when tokens stand in the place of personal data. */
  readonly masked: boolean;
  /** The number of agents it holds; with 1, everything in it is of one. */
  readonly agents: number;
  /** The agent it was made for, when one was configured. */
  readonly workNo?: string;
  /** The number of older frames that had been dropped. */
  readonly dropped?: number;
  /** The door and origin of the lines that name none. */
  readonly door: Door;
  readonly origin: string;
}

/** A frame as a line of a recording: what the header says already is left out. */
export const recordingLine = (given: Frame, header: Pick<RecordingHeader, 'door' | 'origin'>): string => {
  const frame = readableFrame(given);
  const { at, kind, monotonic } = frame;
  const measured = monotonic === undefined ? {} : { monotonic };
  const door = frame.door === (kind === 'restored' ? 'resync' : header.door) ? {} : { door: frame.door };
  switch (kind) {
    case 'message': {
      const origin = frame.origin === header.origin ? {} : { origin: frame.origin };
      return JSON.stringify({ at, ...measured, data: frame.data ?? null, ...origin, ...door });
    }
    case 'interrupted':
      return JSON.stringify({ at, ...measured, kind, cause: frame.cause, ...door });
    case 'restored':
      return JSON.stringify({
        at,
        ...measured,
        kind,
        askedAt: frame.askedAt,
        data: frame.data ?? null,
        ...door,
      });
    case 'refused':
      return JSON.stringify({ at, ...measured, kind, reason: frame.reason, origin: frame.origin, ...door });
  }
};
