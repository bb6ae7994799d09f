import type { Observable } from 'rxjs';
import { expectTypeOf, test } from 'vitest';
import { createActor } from 'xstate';
import { type AgentMachineEvent, agentMachine, type CallLeg } from '../machines/index.ts';
import type { StatePath, stateOfPath } from '../machines/machine-state.ts';
import {
  type Agent,
  type AgentEvent,
  type AgentState,
  type AgentView,
  type CcbarError,
  type CcbarErrorCode,
  connectionBar,
  createAgent,
  type Finding,
  type Frame,
  type Outcome,
  type StatusAnswer,
  type Step,
} from '../src/index.ts';
import {
  type ContentOf,
  type catalogue,
  type Decoded,
  type DomainType,
  decode,
  type EventId,
  messageFrame,
} from '../src/protocol/index.ts';

// `npm run typecheck` reads this file; nothing runs it.

declare const event: AgentEvent;
declare const agent: Agent;

test('the id of an event decides what its content has', () => {
  switch (event.id) {
    case 'AgentEvent_Talking':
      expectTypeOf(event.content.caller).toEqualTypeOf<string | undefined>();
      expectTypeOf(event.content.feature).toEqualTypeOf<number | undefined>();
      // @ts-expect-error a talking event has no reason
      event.content.reason;
      break;
    case 'AgentState_SetNotReady_Success':
      expectTypeOf(event.content.reason).toEqualTypeOf<number | undefined>();
      // @ts-expect-error it is about no call
      event.content.callId;
      break;
    case 'AgentEvent_Call_Release':
      expectTypeOf(event.content).toEqualTypeOf<{ readonly callId?: string }>();
      break;
    case 'AgentEvent_Conference':
      expectTypeOf(event.content.partner).toEqualTypeOf<readonly string[] | undefined>();
      break;
    case 'AgentChat_Ring':
      expectTypeOf(event.content.isInnerCall).toEqualTypeOf<boolean | undefined>();
      break;
    // @ts-expect-error a misspelt id is none of the catalogue
    case 'AgentEvent_Talkin':
      break;
  }
});

test('what is read cannot be changed', () => {
  // @ts-expect-error public fields are readonly
  event.workNo = '30021';
  // @ts-expect-error and so are those of a view
  agent.view().state = 'idle';
  // @ts-expect-error and its lists
  agent.view().calls.push();
});

test('ids are a closed set, and every id has its content', () => {
  expectTypeOf<'AgentState_Ready'>().toExtend<EventId>();
  expectTypeOf<string>().not.toExtend<EventId>();
  expectTypeOf<ContentOf<'AgentOther_ShutdownService'>>().toEqualTypeOf<{ readonly loginTime?: number }>();
});

test('decode gives an event, an unmapped event or a rejection', () => {
  const [first] = decode(messageFrame({}));
  expectTypeOf(first).toEqualTypeOf<Decoded | undefined>();
  if (first?.kind === 'event') expectTypeOf(first).toEqualTypeOf<AgentEvent>();
  if (first?.kind === 'unmapped') expectTypeOf(first.id).toEqualTypeOf<string>();
  // @ts-expect-error what is rejected has no id
  if (first?.kind === 'rejected') first.id;
});

test('an agent is made of observables', () => {
  expectTypeOf(agent.state$).toEqualTypeOf<Observable<AgentState>>();
  expectTypeOf(agent.view$).toEqualTypeOf<Observable<AgentView>>();
  expectTypeOf(agent.call$).toEqualTypeOf<Observable<CallLeg | null>>();
  expectTypeOf(agent.calls$).toEqualTypeOf<Observable<readonly CallLeg[]>>();
  expectTypeOf(agent.steps$).toEqualTypeOf<Observable<Step>>();
  expectTypeOf(agent.findings$).toEqualTypeOf<Observable<Finding>>();
  expectTypeOf(agent.warnings$).toEqualTypeOf<Observable<Finding>>();
  expectTypeOf(agent.elapsed$).returns.toEqualTypeOf<Observable<number | null>>();
  expectTypeOf(agent.view).returns.toEqualTypeOf<AgentView>();
  expectTypeOf(agent.oncePerCall).returns.toEqualTypeOf<() => void>();
  agent.oncePerCall('ringing', ({ caller }) => expectTypeOf(caller).toEqualTypeOf<string | null>());
  // @ts-expect-error there is no such moment
  agent.oncePerCall('ring', () => {});
  // @ts-expect-error a period is needed
  agent.elapsed$();
});

test('every domain event has a row in the catalogue, and every public state a path in the machine', () => {
  type Row = Extract<(typeof catalogue)[EventId], { readonly type: DomainType }>;
  expectTypeOf<Row['type']>().toEqualTypeOf<DomainType>();
  expectTypeOf<(typeof stateOfPath)[StatePath]>().toEqualTypeOf<AgentState>();
});

test('states and outcomes are closed sets', () => {
  expectTypeOf<AgentState>().toEqualTypeOf<
    'unknown' | 'signedOut' | 'idle' | 'busy' | 'rest' | 'wrapUp' | 'ringing' | 'talking'
  >();
  expectTypeOf<Outcome>().toEqualTypeOf<
    'expected' | 'unexpected' | 'repeated' | 'late' | 'informational' | 'unmapped' | 'foreign'
  >();
  expectTypeOf<CcbarError['code']>().toEqualTypeOf<CcbarErrorCode>();
});

test('a connection bar needs its frame and its origin', () => {
  // @ts-expect-error origin is missing: there is no safe one to assume
  connectionBar({ iframe: 'ccbarclient' });
  // @ts-expect-error frame is missing
  connectionBar({ origin: 'https://aicc.example.com' });
  expectTypeOf(connectionBar).returns.toExtend<Observable<Frame>>();
});

test('an agent needs a source, and a resync that answers states', () => {
  const source = connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' });
  // @ts-expect-error there is nothing to listen to
  createAgent({});
  createAgent({ source, resync: () => Promise.resolve({ agentState: 4 }) });
  createAgent({ source, resync: () => [{ state: 'rest', since: 0 }] });
  // @ts-expect-error lunch is no state
  createAgent({ source, resync: () => [{ state: 'lunch' }] });
});

test('the machine takes the words of the field and no others', () => {
  const actor = createActor(agentMachine);
  actor.send({ type: 'rest.started', at: 0, reason: null });
  // @ts-expect-error misspelt
  actor.send({ type: 'rest.start', at: 0, reason: null });
  // @ts-expect-error when did it happen?
  actor.send({ type: 'agent.idle' });
  // @ts-expect-error the machine knows no wire ids
  actor.send({ type: 'AgentState_Ready', at: 0 });
  expectTypeOf<AgentMachineEvent['type']>().toExtend<`${string}.${string}`>();
});

test('an answer of resync may be what the gateway answers', () => {
  expectTypeOf<{ state: 'idle'; since: string }>().toExtend<StatusAnswer>();
  expectTypeOf<{
    retcode: string;
    message: string;
    result: { agentState: number };
  }>().toExtend<StatusAnswer>();
  expectTypeOf<{ retcode: '100-006'; message: string }>().toExtend<StatusAnswer>();
  expectTypeOf<{ state: 'sleeping' }>().not.toExtend<StatusAnswer>();
});
