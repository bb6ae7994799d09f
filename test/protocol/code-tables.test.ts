import { describe, expect, it } from 'vitest';
import { featureDirection } from '../../src/protocol/feature-directions.ts';
import { featureText } from '../../src/protocol/feature-terms.ts';
import { canRequestReason, reasonText } from '../../src/protocol/reason-codes.ts';
import { refusals, refusalText } from '../../src/protocol/refusal-codes.ts';
import { stateOfStatus } from '../../src/protocol/status-codes.ts';

describe('busy reasons', () => {
  it.each([
    [0, 'no reason given', true],
    [1, 'own request', false],
    [2, 'call not answered', false],
    [3, 'forced by a supervisor', false],
    [4, 'rest', false],
    [5, 'phone unavailable', false],
    [6, 'unknown reason code 6', false],
    [7, 'call rejected', false],
    [199, 'unknown reason code 199', false],
    [200, 'custom reason 200', true],
    [250, 'custom reason 250', true],
    [251, 'unknown reason code 251', false],
    [200.5, 'unknown reason code 200.5', false],
    [Number.NaN, 'unknown reason code NaN', false],
  ])('%d is "%s"', (code, text, canRequest) => {
    expect(reasonText(code)).toBe(text);
    expect(canRequestReason(code)).toBe(canRequest);
  });
});

describe('call types', () => {
  it.each([
    [0, 'inbound call', 'inbound'],
    [6, 'internal call', 'internal'],
    [7, 'outbound call', 'outbound'],
    [40, 'scheduled outbound call', 'outbound'],
    [41, 'pre-occupied outbound call', 'outbound'],
    [43, 'predictive outbound call', 'outbound'],
    [44, 'preview outbound call', 'outbound'],
    [45, 'scheduled callback', 'outbound'],
    [51, 'internal consult of two', 'internal'],
    [52, 'internal consult of three', 'internal'],
    [53, 'multi-party call', 'internal'],
    [42, 'unknown call type 42', null],
    [99, 'unknown call type 99', null],
  ])('%d is "%s"', (feature, text, direction) => {
    expect(featureText(feature)).toBe(text);
    expect(featureDirection(feature)).toBe(direction);
  });
});

describe('gateway statuses', () => {
  it.each([
    [0, 'unknown'],
    [1, 'unknown'],
    [2, 'signedOut'],
    [3, 'busy'],
    [4, 'idle'],
    [5, 'wrapUp'],
    [6, 'unknown'],
    [7, 'talking'],
    [8, 'rest'],
    [9, 'idle'],
    [10, 'unknown'],
    [-1, 'unknown'],
    [Number.NaN, 'unknown'],
  ])('%d is %s', (code, state) => {
    expect(stateOfStatus(code)).toBe(state);
  });
});

describe('refusals', () => {
  it.each([
    ['100-006', 'the agent is not signed in'],
    ['100-009', 'the change of status was refused'],
    ['200-017', 'there is no call to hang up'],
    ['999-001', 'unknown refusal code 999-001'],
    ['', 'unknown refusal code '],
    ['toString', 'unknown refusal code toString'],
    ['__proto__', 'unknown refusal code __proto__'],
  ])('%s is "%s"', (retcode, text) => {
    expect(refusalText(retcode)).toBe(text);
  });

  it('have the form of a retcode', () => {
    for (const retcode of Object.keys(refusals)) expect(retcode).toMatch(/^\d{3}-\d{3}$/);
  });
});
