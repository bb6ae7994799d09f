import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCallOut, encodeEventPost } from '../../src/protocol/encode.ts';
import { decodeRequest } from '../../src/protocol/request.ts';
import { anything } from '../arbitraries.ts';

const callOut = { name: 'callout', number: '138', mode: 'audio' };

describe('decodeRequest', () => {
  // biome-ignore format: one row a line reads as a table
  it.each<readonly [what: string, data: unknown, request: unknown]>([
    ['what encodeEventPost writes', encodeEventPost(['A', 'B']), { name: 'eventpost', ids: ['A', 'B'] }],
    ['eventpost as object', { name: 'eventpost', param: ['A'] }, { name: 'eventpost', ids: ['A'] }],
    ['eventpost for nothing', { name: 'eventpost', param: [] }, { name: 'eventpost', ids: [] }],
    ['eventpost with other things among the ids', { name: 'eventpost', param: ['A', 1, null] }, { name: 'eventpost', ids: ['A'] }],
    ['what encodeCallOut makes', encodeCallOut('138', 'audio'), callOut],
    ['callout as JSON text', JSON.stringify(encodeCallOut('138', 'video')), { ...callOut, mode: 'video' }],
    ['callout with a list', { name: 'callout', param: ['138', 'audio'] }, callOut],
    ['callout without mode', { name: 'callout', param: ['138'] }, null],
    ['callout by fax', { name: 'callout', param: ['138', 'fax'] }, null],
    ['callout of a number that is no text', { name: 'callout', param: [138, 'audio'] }, null],
    ['callout without param', { name: 'callout' }, null],
    ['eventpost with an object', { name: 'eventpost', param: { 0: 'A' } }, null],
    ['another name', { name: 'hangup', param: [] }, null],
    ['no name', { param: ['A'] }, null],
    ['an event', { event: { eventType: 'AgentState_Ready' } }, null],
    ['text that is no JSON', 'eventpost', null],
    ['a JSON scalar', '7', null],
    ['null', null, null],
    ['null as text', 'null', null],
    ['nothing', undefined, null],
  ])('%s', (_what, data, request) => {
    expect(decodeRequest(data)).toEqual(request);
  });

  it('never throws', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('Do not touch.');
        },
      },
    );
    expect(decodeRequest(trap)).toBeNull();
    fc.assert(
      fc.property(
        fc.oneof(anything, fc.record({ name: fc.constantFrom('eventpost', 'callout'), param: anything })),
        (data) => {
          decodeRequest(data);
        },
      ),
    );
  });
});
