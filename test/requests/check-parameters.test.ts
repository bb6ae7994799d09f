import { describe, expect, it } from 'vitest';
import { checkParameters, settledParameters } from '../../src/requests/check-parameters.ts';
import type { Command } from '../../src/rules/intent.ts';

type Row = readonly [command: Command, given: { readonly [name: string]: unknown }, message?: string];

// biome-ignore format: one row a line reads as a table
const rows: readonly Row[] = [
  ['busy', {}],
  ['busy', { reason: 0 }],
  ['busy', { reason: 200 }],
  ['busy', { reason: 250 }],
  ...[1, 2, 3, 4, 5, 7, 199, 251, -1, 200.5, Number.NaN].map((reason): Row => ['busy', { reason }, `busy: reason must be 0 or a whole number from 200 to 250, received ${reason}.`]),
  ['busy', { reason: '203' }, 'busy: reason must be 0 or a whole number from 200 to 250, received a string.'],
  ['rest', { seconds: 1 }],
  ['rest', { seconds: 86_399, cause: 255 }],
  ['rest', { seconds: 600, cause: 0 }],
  ['rest', {}, 'rest: seconds must be a whole number from 1 to 86399, received nothing.'],
  ['rest', { seconds: 0 }, 'rest: seconds must be a whole number from 1 to 86399, received 0.'],
  ['rest', { seconds: 86_400 }, 'rest: seconds must be a whole number from 1 to 86399, received 86400.'],
  ['rest', { seconds: 1.5 }, 'rest: seconds must be a whole number from 1 to 86399, received 1.5.'],
  ['rest', { seconds: 600, cause: 256 }, 'rest: cause must be a whole number from 0 to 255, received 256.'],
  ['rest', { seconds: 600, minutes: 10 }, 'rest: minutes must be one of seconds, cause, received a parameter it does not have.'],
  ['callOut', { number: '13800000001' }],
  ['callOut', { number: '13800000001', mode: 'video' }],
  ['callOut', { number: ' ' }, 'callOut: number must be a number of 1 to 64 characters, received a string.'],
  ['callOut', { number: '1'.repeat(65) }, 'callOut: number must be a number of 1 to 64 characters, received a string.'],
  ['callOut', { number: 10_086 }, 'callOut: number must be a number of 1 to 64 characters, received a number.'],
  ['rest', { seconds: 13_800_138_000 }, 'rest: seconds must be a whole number from 1 to 86399, received a number.'],
  ['callOut', { number: '1', mode: 'fax' }, "callOut: mode must be 'audio' or 'video', received a string."],
  ['internalCall', { workNo: '30025' }],
  ['internalCall', { workNo: '99' }, 'internalCall: workNo must be the number of an agent, 101 to 999999, received a string.'],
  ['consult', { workNo: '999999' }],
  ['consult', { workNo: 'a30025' }, 'consult: workNo must be the number of an agent, 101 to 999999, received a string.'],
  ['transfer', { to: '30025' }],
  ['transfer', {}, 'transfer: to must be a text of 1 to 64 characters, received nothing.'],
  ['sendDigits', { digits: '1234*#' }],
  ['sendDigits', { digits: '12 34' }, 'sendDigits: digits must be 1 to 32 digits, * or #, received a string.'],
  ['hold', {}],
  ['hold', { callId: '1' }, 'hold: callId must be left out, received a parameter it does not have.'],
];

describe('parameters', () => {
  const named = rows.map(([command, given, message]) => ({ command, given, message }));
  it.each(named)('$command $given', ({ command, given, message }) => {
    const messages = checkParameters(command, given).map((reason) => reason.message);
    expect(messages).toEqual(message === undefined ? [] : [message]);
  });

  it('that were left out have their usual values', () => {
    expect(settledParameters('rest', { seconds: 600 })).toEqual({ seconds: 600, cause: 0 });
    expect(settledParameters('busy', {})).toEqual({ reason: 0 });
    expect(settledParameters('callOut', { number: '1' })).toEqual({ number: '1', mode: 'audio' });
  });

  it('never stand in a message when they are texts', () => {
    const [reason] = checkParameters('internalCall', { workNo: '+86 138 0000 0001' });
    expect(JSON.stringify(reason)).not.toContain('138');
  });
});
