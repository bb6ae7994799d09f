import { canRequestReason } from '../protocol/reason-codes.ts';
import type { Command, CommandParameters } from '../rules/intent.ts';

/** A parameter of a command. One with a `usual` value may be left out. */
export interface CommandParameter {
  readonly fits: (value: unknown) => boolean;
  /** Ends "must be …". */
  readonly expected: string;
  /** `true` for a number that is an amount or a kind. */
  readonly isAmount?: boolean;
  readonly usual?: unknown;
}

const whole = (least: number, most: number) => ({
  fits: (value: unknown) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
  expected: `a whole number from ${least} to ${most}`,
  isAmount: true,
});

const text = (pattern: RegExp, expected: string) => ({
  fits: (value: unknown) => typeof value === 'string' && pattern.test(value),
  expected,
});

const workNo = text(/^[1-9]\d{2,5}$/, 'the number of an agent, 101 to 999999');

/** The parameters of every command: the one table of them. */
export const parameterTable: {
  readonly [Name in Command]: { readonly [Field in keyof CommandParameters[Name]]-?: CommandParameter };
} = {
  idle: {},
  busy: {
    reason: {
      fits: (value) => typeof value === 'number' && canRequestReason(value),
      expected: '0 or a whole number from 200 to 250',
      isAmount: true,
      usual: 0,
    },
  },
  rest: { seconds: whole(1, 86_399), cause: { ...whole(0, 255), usual: 0 } },
  cancelRest: {},
  wrapUp: {},
  endWrapUp: {},
  callOut: {
    number: text(/^(?=.*\S).{1,64}$/, 'a number of 1 to 64 characters'),
    mode: {
      fits: (value) => value === 'audio' || value === 'video',
      expected: "'audio' or 'video'",
      usual: 'audio',
    },
  },
  internalCall: { workNo },
  answer: {},
  hangUp: {},
  hold: {},
  retrieve: {},
  transfer: { to: text(/^(?=.*\S).{1,64}$/, 'a text of 1 to 64 characters') },
  consult: { workNo },
  conference: {},
  sendDigits: { digits: text(/^[\d*#A-D]{1,32}$/i, '1 to 32 digits, * or #') },
  mute: {},
  unmute: {},
};
