import { describe, expect, it } from 'vitest';
import { answer, type EventRow, interruption, start } from '../agent/run-table.ts';
import { after, events } from '../rules/judged.ts';
import { type Play, playRequests } from './live-requests.ts';

const { idle, busy, notBusy, rest, restOver, endRest, work, ownWork, endWork, signOut } = events;
const { reserve, ring, phone, farRings, talk, hold, release } = events;

const never = Number.POSITIVE_INFINITY;
const tenMinutes = { seconds: 600, cause: 3 };

const key = (at: number, what: 'Mute' | 'UnMute'): EventRow =>
  after(at, `AgentEvent_linkagePhone${what}`, { callId: 'c1' });

type Row = readonly [name: string, play: Play, lives: readonly string[]];

// biome-ignore format: one row a line reads as a table
const status: readonly Row[] = [
  ['busy, applied', { sent: [idle(1), busy(4, 203)], asks: [[2, 'busy', { reason: 203 }, { after: 1 }]] },
    ['2 busy requested answer', '3 busy accepted event', '4 busy applied']],
  ['busy, the event overtakes the answer', { sent: [idle(1), busy(3, 203)], asks: [[2, 'busy', { reason: 203 }, { after: 2 }]] },
    ['2 busy requested answer', '3 busy applied']],
  ['busy, the event overtakes a refusal', { sent: [idle(1), busy(3)], asks: [[2, 'busy', {}, { after: 2, with: { retcode: '100-009' } }]] },
    ['2 busy requested answer', '3 busy applied']],
  ['busy without a reason, reported as the agent’s own request', { sent: [idle(1), busy(4, 1)], asks: [[2, 'busy']] },
    ['2 busy requested answer', '2 busy accepted event', '4 busy applied']],
  ['busy, the bar sends no reason', { sent: [idle(1), after(4, 'AgentState_SetNotReady_Success')], asks: [[2, 'busy', { reason: 203 }]] },
    ['2 busy requested answer', '2 busy accepted event', '4 busy applied']],
  ['busy, refused by the platform', { sent: [idle(1)], asks: [[2, 'busy', {}, { after: 1, with: { retcode: '100-009' } }]] },
    ['2 busy requested answer', '3 busy refused']],
  ['busy, the function throws', { sent: [idle(1)], asks: [[2, 'busy', {}, { with: new Error('offline') }]] },
    ['2 busy requested answer', '2 busy refused']],
  ['busy, the function rejects', { sent: [idle(1)], asks: [[2, 'busy', {}, { after: 1, with: new Error('offline') }]] },
    ['2 busy requested answer', '3 busy refused']],
  ['busy, never answered', { sent: [idle(1)], asks: [[2, 'busy', {}, { after: never }]] },
    ['2 busy requested answer', '32 busy expired']],
  ['busy, answered after it expired', { sent: [idle(1)], asks: [[2, 'busy', {}, { after: 40 }]] },
    ['2 busy requested answer', '32 busy expired']],
  ['busy, the event is lost', { sent: [idle(1)], asks: [[2, 'busy']] },
    ['2 busy requested answer', '2 busy accepted event', '17 busy expired']],
  ['busy, the event comes after it expired', { sent: [idle(1), busy(20)], asks: [[2, 'busy']] },
    ['2 busy requested answer', '2 busy accepted event', '17 busy expired']],
  ['busy, a supervisor was first', { sent: [idle(1), busy(3, 3)], asks: [[2, 'busy', { reason: 203 }]] },
    ['2 busy requested answer', '2 busy accepted event', '3 busy replaced']],
  ['busy, sent to rest instead', { sent: [idle(1), rest(3)], asks: [[2, 'busy', { reason: 203 }]] },
    ['2 busy requested answer', '2 busy accepted event', '3 busy replaced']],
  ['busy, signed out instead', { sent: [idle(1), signOut(3)], asks: [[2, 'busy']] },
    ['2 busy requested answer', '2 busy accepted event', '3 busy cancelled']],
  ['idle out of busy', { sent: [busy(1), notBusy(3)], asks: [[2, 'idle']] },
    ['2 idle requested answer', '2 idle accepted event', '3 idle applied']],
  ['idle out of busy, busy for another reason instead', { sent: [busy(1, 200), busy(3, 3)], asks: [[2, 'idle']] },
    ['2 idle requested answer', '2 idle accepted event', '3 idle replaced']],
  ['rest, approved much later', { sent: [idle(1), rest(300, 3)], asks: [[2, 'rest', tenMinutes]], until: 400 },
    ['2 rest requested answer', '2 rest accepted event', '300 rest applied']],
  ['rest, never approved', { sent: [idle(1)], asks: [[2, 'rest', tenMinutes]], until: 700 },
    ['2 rest requested answer', '2 rest accepted event', '602 rest expired']],
  ['rest, for another cause', { sent: [idle(1), rest(5, 1)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted event', '5 rest replaced']],
  ['rest, its event is lost and the next shows it', { sent: [idle(1), restOver(5)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted event', '5 rest applied']],
  ['rest, its event is lost and a status query shows it', { sent: [idle(1), interruption(4000), answer({ state: 'rest' }, 5000)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted event', '5 rest applied']],
  ['rest, its event comes twice', { sent: [idle(1), rest(5, 3), rest(6, 3)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted event', '5 rest applied']],
  ['rest, its event is overtaken by its end', { sent: [idle(1), after(8, 'AgentState_Ready'), ['AgentState_SetRest_Success', { reason: '3' }, { at: 9000, gen: 6000 }]], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted event', '9 rest applied']],
  ['rest, an old event comes twice and proves nothing', { sent: [idle(1), rest(2, 3), endRest(3), ['AgentState_SetRest_Success', { reason: '3' }, { at: 6000, gen: 2000 }]], asks: [[5, 'rest', tenMinutes]], until: 30 },
    ['5 rest requested answer', '5 rest accepted event']],
  ['cancelRest', { sent: [rest(1), endRest(3)], asks: [[2, 'cancelRest']] },
    ['2 cancelRest requested answer', '2 cancelRest accepted event', '3 cancelRest applied']],
  ['cancelRest, forced busy instead', { sent: [rest(1), busy(3, 3)], asks: [[2, 'cancelRest']] },
    ['2 cancelRest requested answer', '2 cancelRest accepted event', '3 cancelRest replaced']],
  ['wrapUp', { sent: [idle(1), ownWork(3)], asks: [[2, 'wrapUp']] },
    ['2 wrapUp requested answer', '2 wrapUp accepted event', '3 wrapUp applied']],
  ['wrapUp, a call came first', { sent: [idle(1), reserve(3)], asks: [[2, 'wrapUp']] },
    ['2 wrapUp requested answer', '2 wrapUp accepted event', '3 wrapUp replaced']],
  ['endWrapUp to idle', { sent: [work(1), endWork(3)], asks: [[2, 'endWrapUp']] },
    ['2 endWrapUp requested answer', '2 endWrapUp accepted event', '3 endWrapUp applied']],
  ['endWrapUp, a colleague called first', { sent: [work(1), ring(3, 'c2', 6)], asks: [[2, 'endWrapUp']] },
    ['2 endWrapUp requested answer', '2 endWrapUp accepted event', '3 endWrapUp replaced']],
];

// biome-ignore format: one row a line reads as a table
const waiting: readonly Row[] = [
  ['rest in a call waits for its end', { sent: [talk(1), rest(90, 3)], asks: [[2, 'rest', tenMinutes, { after: 1 }]], until: 100 },
    ['2 rest requested answer', '3 rest accepted callEnd', '90 rest applied']],
  ['rest in a call waits through wrap-up', { sent: [talk(1), work(50), rest(300, 3)], asks: [[2, 'rest', tenMinutes]], until: 400 },
    ['2 rest requested answer', '2 rest accepted callEnd', '50 rest accepted wrapUpEnd', '300 rest applied']],
  ['rest in wrap-up comes with its end', { sent: [work(1), rest(50, 3)], asks: [[2, 'rest', tenMinutes], [49, 'endWrapUp']], until: 60 },
    ['2 rest requested answer', '2 rest accepted wrapUpEnd', '49 endWrapUp requested answer', '49 endWrapUp accepted event', '50 rest applied', '50 endWrapUp applied']],
  ['the platform sends idle before it grants the rest', { sent: [work(1), endWork(49), rest(50, 3)], asks: [[2, 'rest', tenMinutes]], until: 60 },
    ['2 rest requested answer', '2 rest accepted wrapUpEnd', '49 rest accepted event', '50 rest applied']],
  ['busy while it rings', { sent: [idle(1), reserve(2), ring(3), talk(10), busy(30, 0)], asks: [[5, 'busy']] },
    ['5 busy requested answer', '5 busy accepted callEnd', '30 busy applied']],
  ['never granted after the call', { sent: [talk(1), idle(50)], asks: [[2, 'rest', tenMinutes]], until: 100 },
    ['2 rest requested answer', '2 rest accepted callEnd', '50 rest accepted event', '65 rest expired']],
  ['the next call comes at once', { sent: [talk(1), idle(50), reserve(55), talk(60, 'c2'), rest(200, 3)], asks: [[2, 'rest', tenMinutes]], until: 210 },
    ['2 rest requested answer', '2 rest accepted callEnd', '50 rest accepted event', '55 rest accepted callEnd', '200 rest applied']],
  ['a supervisor makes the agent busy after the call', { sent: [talk(1), busy(50, 3)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '50 rest replaced']],
  ['taken back in the call, without an event', { sent: [talk(1), idle(50)], asks: [[2, 'rest', tenMinutes], [10, 'cancelRest', {}, { after: 1 }]], until: 100 },
    ['2 rest requested answer', '2 rest accepted callEnd', '10 cancelRest requested answer', '11 rest cancelled', '11 cancelRest applied']],
  ['busy taken back in the call', { sent: [talk(1)], asks: [[2, 'busy'], [10, 'idle']] },
    ['2 busy requested answer', '2 busy accepted callEnd', '10 idle requested answer', '10 busy cancelled', '10 idle applied']],
  ['taken back, and asked for again', { sent: [talk(1), rest(50, 3)], asks: [[2, 'rest', tenMinutes], [10, 'cancelRest'], [20, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '10 cancelRest requested answer', '10 rest cancelled', '10 cancelRest applied', '20 rest requested answer', '20 rest accepted callEnd', '50 rest applied']],
  ['taken back too late', { sent: [talk(1), rest(11, 3), endRest(14)], asks: [[2, 'rest', tenMinutes], [10, 'cancelRest', {}, { after: 2 }]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '10 cancelRest requested answer', '11 rest applied', '12 cancelRest accepted event', '14 cancelRest applied']],
  ['granted and over before the answer to taking it back', { sent: [talk(1), rest(11, 3), endRest(12)], asks: [[2, 'rest', tenMinutes], [10, 'cancelRest', {}, { after: 3 }]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '10 cancelRest requested answer', '11 rest applied', '13 cancelRest applied']],
  ['taking it back is refused', { sent: [talk(1), rest(30, 3)], asks: [[2, 'rest', tenMinutes], [10, 'cancelRest', {}, { with: { retcode: '100-007' } }]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '10 cancelRest requested answer', '10 cancelRest refused', '30 rest applied']],
  ['signed out during the call', { sent: [talk(1), signOut(30)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '30 rest cancelled']],
  ['the iframe reloads meanwhile', { sent: [talk(1), interruption(20_000), rest(30, 3)], asks: [[2, 'rest', tenMinutes]] },
    ['2 rest requested answer', '2 rest accepted callEnd', '30 rest applied']],
  ['refused while nothing else is possible', { sent: [talk(1), rest(30, 3)], asks: [[2, 'rest', tenMinutes], [3, 'busy']] },
    ['2 rest requested answer', '2 rest accepted callEnd', '3 busy refused', '30 rest applied']],
];

const secondLeg: readonly EventRow[] = [farRings(10, 'c2'), talk(12, 'c2', 7)];
const joined = after(15, 'AgentEvent_Conference', { callid: 'c1', partner: '1, 2' });

// biome-ignore format: one row a line reads as a table
const calls: readonly Row[] = [
  ['answer', { sent: [idle(1), reserve(2), ring(3), talk(6)], asks: [[5, 'answer']] }, ['5 answer requested answer', '5 answer accepted event', '6 answer applied']],
  ['answer, the caller gave up', { sent: [idle(1), reserve(2), ring(3), release(6)], asks: [[5, 'answer']] }, ['5 answer requested answer', '5 answer accepted event', '6 answer replaced']],
  ['hang up', { sent: [talk(1), release(6)], asks: [[5, 'hangUp']] }, ['5 hangUp requested answer', '5 hangUp accepted event', '6 hangUp applied']],
  ['hang up, shown by the next state only', { sent: [talk(1), idle(6)], asks: [[5, 'hangUp']] }, ['5 hangUp requested answer', '5 hangUp accepted event', '6 hangUp applied']],
  ['hang up what rings', { sent: [idle(1), reserve(2), ring(3), release(6)], asks: [[5, 'hangUp']] }, ['5 hangUp requested answer', '5 hangUp accepted event', '6 hangUp applied']],
  ['hang up a conference', { sent: [talk(1), hold(5), ...secondLeg, joined, release(22)], asks: [[20, 'hangUp']] }, ['20 hangUp requested answer', '20 hangUp accepted event', '22 hangUp applied']],
  ['hold', { sent: [talk(1), hold(6)], asks: [[5, 'hold']] }, ['5 hold requested answer', '5 hold accepted event', '6 hold applied']],
  ['hold, the customer hung up', { sent: [talk(1), release(6)], asks: [[5, 'hold']] }, ['5 hold requested answer', '5 hold accepted event', '6 hold replaced']],
  ['hold, the event is lost', { sent: [talk(1)], asks: [[5, 'hold']] }, ['5 hold requested answer', '5 hold accepted event', '20 hold expired']],
  ['retrieve', { sent: [talk(1), hold(3), talk(6)], asks: [[5, 'retrieve']] }, ['5 retrieve requested answer', '5 retrieve accepted event', '6 retrieve applied']],
  ['transfer', { sent: [talk(1), release(6)], asks: [[5, 'transfer', { to: '30025' }]] }, ['5 transfer requested answer', '5 transfer accepted event', '6 transfer applied']],
  ['conference', { sent: [talk(1), hold(5), ...secondLeg, joined], asks: [[14, 'conference']] }, ['14 conference requested answer', '14 conference accepted event', '15 conference applied']],
  ['conference, the active one left', { sent: [talk(1), hold(5), ...secondLeg, release(15, 'c2')], asks: [[14, 'conference']] }, ['14 conference requested answer', '14 conference accepted event', '15 conference replaced']],
  ['consult', { sent: [talk(1), farRings(7, 'c2')], asks: [[5, 'consult', { workNo: '30025' }]] }, ['5 consult requested answer', '5 consult accepted event', '7 consult applied']],
  ['digits, which no event confirms', { sent: [talk(1)], asks: [[5, 'sendDigits', { digits: '12#' }, { after: 1 }]] }, ['5 sendDigits requested answer', '6 sendDigits applied']],
  ['mute and unmute', { sent: [talk(1)], asks: [[5, 'mute'], [6, 'mute'], [7, 'unmute'], [8, 'unmute']] },
    ['5 mute requested answer', '5 mute applied', '6 mute refused', '7 unmute requested answer', '7 unmute applied', '8 unmute refused']],
  ['muted by the key of the phone', { sent: [talk(1), key(4, 'Mute')], asks: [[5, 'mute'], [6, 'unmute'], [7, 'mute']] },
    ['5 mute refused', '6 unmute requested answer', '6 unmute applied', '7 mute requested answer', '7 mute applied']],
  ['the key of the phone after a request', { sent: [talk(1), key(6, 'UnMute')], asks: [[5, 'mute'], [7, 'unmute'], [8, 'mute']] },
    ['5 mute requested answer', '5 mute applied', '7 unmute refused', '8 mute requested answer', '8 mute applied']],
  ['mute ends with the call', { sent: [talk(1), release(6), idle(7), ring(8, 'c2'), talk(9, 'c2')], asks: [[5, 'mute'], [10, 'mute']] },
    ['5 mute requested answer', '5 mute applied', '10 mute requested answer', '10 mute applied']],
  ['call out, the own phone rings', { sent: [idle(1), phone(6)], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '6 callOut applied']],
  ['call out from an off-hook phone', { sent: [idle(1), reserve(6), farRings(7)], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '7 callOut applied']],
  ['call out while a call is held', { sent: [talk(1), hold(3), farRings(6, 'c2')], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '6 callOut applied']],
  ['call out, it fails at once', { sent: [idle(1), after(6, 'AgentEvent_Call_Out_Fail')], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '6 callOut refused']],
  ['call out, another call came first', { sent: [idle(1), reserve(6), ring(7)], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '7 callOut replaced']],
  ["bug: a colleague's call confirmed a call-out", { sent: [idle(1), reserve(6), ring(7, 'c2', 6)], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '7 callOut replaced']],
  ['call out, forced busy instead', { sent: [idle(1), busy(6, 3)], asks: [[5, 'callOut', { number: '1' }]] }, ['5 callOut requested answer', '5 callOut accepted event', '6 callOut replaced']],
  ['call out, an old failure comes twice', { sent: [idle(1), phone(2), after(3, 'AgentEvent_Call_Out_Fail', 'x'), ['AgentEvent_Call_Out_Fail', 'x', { at: 6000, gen: 3000 }], phone(7)], asks: [[5, 'callOut', { number: '1' }]] },
    ['5 callOut requested answer', '5 callOut accepted event', '7 callOut applied']],
  ['internal call', { sent: [busy(1), phone(6), talk(9, 'c1', 6)], asks: [[5, 'internalCall', { workNo: '30025' }]] }, ['5 internalCall requested answer', '5 internalCall accepted event', '6 internalCall applied']],
];

describe.each([
  ['a status', status],
  ['what waits for the end of a call', waiting],
  ['a call', calls],
])('the life of a request for %s', (_what, rows) => {
  it.each<Row>(rows)('%s', async (_name, play, lives) => {
    const { lives: lived, agent, results } = await playRequests(play);
    expect(lived).toEqual(lives);
    const over = lives.filter((life) => / (applied|refused|cancelled|replaced|expired)$/.test(life));
    expect(results).toHaveLength(over.length);
    agent.close();
  });
});

describe('the message of a request', () => {
  it('when the platform refused it', async () => {
    const asks = [[2, 'busy', {}, { with: { retcode: '100-009', message: 'whatever' } }]] as const;
    const { results } = await playRequests({ sent: [idle(1)], asks });
    expect(results).toMatchObject([
      {
        status: 'refused',
        retcode: '100-009',
        message: 'The platform refused: the change of status was refused (retcode 100-009).',
        reasons: [],
      },
    ]);
  });

  it.each([
    [0, 'accepted'],
    ['0', 'accepted'],
    [null, 'accepted'],
    [1, 'refused'],
    ['999-999', 'refused'],
  ])('when the retcode is %o', async (retcode, life) => {
    const { lives } = await playRequests({
      sent: [idle(1)],
      asks: [[2, 'busy', {}, { with: { retcode } }]],
      until: 3,
    });
    expect(lives[1]).toContain(life);
  });

  it.each([undefined, null, 'text', 7, [], true])('when the answer is %o', async (sent) => {
    const { lives } = await playRequests({
      sent: [idle(1)],
      asks: [[2, 'busy', {}, { with: sent }]],
      until: 3,
    });
    expect(lives[1]).toContain('accepted');
  });

  it('when its function failed', async () => {
    const asks = [[2, 'busy', {}, { after: 1, with: new TypeError('Failed to fetch') }]] as const;
    const { results } = await playRequests({ sent: [idle(1)], asks });
    expect(results[0]?.message).toBe('The command could not be carried out: TypeError: Failed to fetch.');
  });

  it('when: all of it', async () => {
    const { results } = await playRequests({
      sent: [talk(1), rest(9, 3)],
      asks: [[2, 'rest', { seconds: 60, cause: 3 }]],
    });
    expect(results).toEqual([
      {
        id: 1,
        command: 'rest',
        parameters: { seconds: 60, cause: 3 },
        status: 'applied',
        waitsFor: null,
        rule: null,
        requestedAt: start + 2000,
        acceptedAt: start + 2000,
        endedAt: start + 9000,
        retcode: null,
        message: null,
        reasons: [],
      },
    ]);
  });
});
