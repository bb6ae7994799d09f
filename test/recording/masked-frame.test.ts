import { expect, it } from 'vitest';
import { readStatus } from '../../src/agent/status-answer.ts';
import { createMasker } from '../../src/protocol/masker.ts';
import { maskedFrame } from '../../src/recording/masked-frame.ts';

const at = Date.UTC(2026, 0, 1, 8);

it.each<readonly [what: string, data: object]>([
  ['the fields themselves', { agentState: 7, since: at }],
  [
    'the fields as the gateway wraps them',
    { retcode: '0', message: '', result: { agentState: 7, since: at } },
  ],
  ['a refusal because the agent is not signed in', { retcode: '100-006', message: '' }],
])('a status answer is read the same once it is masked: %s', (_what, data) => {
  const masked = maskedFrame({ kind: 'restored', data, askedAt: at, at, door: 'resync' }, createMasker());
  expect(readStatus(masked.kind === 'restored' ? masked.data : null, at)).toEqual(readStatus(data, at));
});
