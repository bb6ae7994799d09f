import { describe, expect, it } from 'vitest';
import { printable, printableJson } from '../../src/cli/io/printable.ts';
import { replayCommand } from './fake-io.ts';
import { runCli } from './run-cli.ts';

/** Clears the screen, sets the title, rings, turns the writing, and begins a sequence with one character. */
const evil = '\u001b[2J\u001b]0;pwned\u0007\u202e\u009b31m\u2066\u200f\r\u0008\u{e0041}x';

const harmful =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

const at = 1_770_000_000_000;
const line = (after: number, eventType: string, content: unknown = null, workNo = evil) =>
  JSON.stringify({
    at: at + after,
    data: { event: { eventType, workNo, eventGenTime: at + after, content } },
  });
const call = { callid: evil, caller: evil, called: evil, reason: evil, [evil]: evil };
const recording = [
  JSON.stringify({ ccbarRecording: evil, timeZone: evil, workNo: evil, origin: evil, door: evil }),
  line(0, 'AgentState_Ready'),
  line(1000, 'AgentEvent_Ringing', call),
  line(2000, 'AgentEvent_Talking', call),
  line(3000, `Vendor_${evil}`, call),
  line(4000, evil, call),
  line(5000, 'AgentState_CancelRest_Success', call),
  line(6000, 'AgentState_Ready', call, `${evil}2`),
  JSON.stringify({ at: at + 7000, data: { retcode: evil, message: evil, event: null } }),
  JSON.stringify({ at: at + 8000, kind: evil, cause: evil }),
  `{${evil}`,
  evil,
].join('\n');

describe('nothing from an input reaches a terminal as it is', () => {
  it.each(['timeline', 'ndjson', 'csv', 'html'])('as %s', async (format) => {
    const files = { [evil]: recording, other: recording };
    for (const isTerminal of [false, true]) {
      const { out } = await replayCommand([evil, 'other', '-f', format], { files, isTerminal });
      expect(out).toContain('x');
      expect(out).not.toMatch(harmful);
    }
  });

  it('as JSON whose values stay the same', () => {
    const json = JSON.stringify({ evil });
    expect(printableJson(json)).not.toMatch(harmful);
    expect(JSON.parse(printableJson(json))).toEqual({ evil });
  });

  it('leaves names in other scripts alone', () => {
    for (const name of ['张伟', 'نازنین‌زهرا', '👩‍💻', 'Åsa', '=1']) expect(printable(name)).toBe(name);
  });
});

describe('nothing from an argument or a file name reaches a terminal as it is', () => {
  // An argument cannot hold a NUL.
  it.each([
    { args: [evil] },
    { args: ['replay', evil] },
    { args: ['replay', `--${evil}`] },
    { args: ['replay', 'x', '-f', evil] },
    { args: ['replay', 'x', '--since', evil] },
    { args: ['replay', 'x', '--time-zone', evil] },
    { args: ['replay', 'x', '--rules', evil] },
    { args: ['replay', '-', '-o', `${evil}/x`] },
    { args: ['simulate', evil] },
    { args: ['simulate', '--faults', evil] },
    { args: ['simulate', '--start', evil] },
  ])('$args.0 $args.1 $args.2', async ({ args }) => {
    const { status, out, messages } = await runCli(args, recording);
    expect(status).toBe(2);
    expect(out).not.toMatch(harmful);
    expect(messages).toMatch(/^ccbar-agent: /);
    expect(messages).not.toMatch(harmful);
  });
});
