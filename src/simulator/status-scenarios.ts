import { type ScenarioDraft, step } from './scenario.ts';

const minute = 60_000;

/** Scenarios without a call. */
// biome-ignore format: one event a line reads as a script
export const statusScenarios = {
  'sign-in-idle': {
    title: 'Sign in, idle',
    group: 'status',
    description: 'The agent signs in and is idle.',
    from: 'signedOut',
    steps: [
      step('AgentOther_InService', 'signedOut', 'none'),
      step('AgentState_Ready', 'idle', 'none', undefined, { afterMs: 1500 }),
    ],
  },
  'sign-in-busy': {
    title: 'Sign in, busy',
    group: 'status',
    description: 'The agent signs in as busy; the platform reports idle first all the same.',
    from: 'signedOut',
    steps: [
      step('AgentOther_InService', 'signedOut', 'none'),
      step('AgentState_Ready', 'idle', 'none', undefined, { afterMs: 1500 }),
      step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '0' } }),
    ],
  },
  'busy-and-back': {
    title: 'Busy and back',
    group: 'status',
    description: 'An idle agent is busy for a while, then idle again.',
    from: 'idle',
    steps: [
      step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '203' } }),
      step('AgentState_CancelNotReady_Success', 'idle', 'none', undefined, { afterMs: 4 * minute }),
    ],
  },
  'busy-cause-changed': {
    title: 'Busy, then another reason',
    group: 'status',
    description: 'A busy agent gives another reason and stays busy; the repeat is in order.',
    from: 'idle',
    steps: [
      step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '203' } }),
      step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '205' }, afterMs: 2 * minute }),
      step('AgentState_CancelNotReady_Success', 'idle', 'none', undefined, { afterMs: 3 * minute }),
    ],
  },
  'rest-cancelled': {
    title: 'Rest, ended early',
    group: 'status',
    description: 'A rest is granted and ended before its time is up.',
    from: 'idle',
    steps: [
      step('AgentState_SetRest_Success', 'rest', 'none', undefined, { content: { reason: '12' } }),
      step('AgentState_CancelRest_Success', 'idle', 'none', undefined, { afterMs: 8 * minute }),
    ],
  },
  'rest-overdue': {
    title: 'Rest that lasts too long',
    group: 'status',
    description: 'A rest outlasts its time: the reminder ends nothing, the agent does.',
    from: 'idle',
    steps: [
      step('AgentState_SetRest_Success', 'rest', 'none', undefined, { content: { reason: '12' } }),
      step('AgentState_Rest_Timeout', 'rest', 'none', undefined, { afterMs: 10 * minute }),
      step('AgentState_CancelRest_Success', 'idle', 'none', undefined, { afterMs: 3 * minute }),
    ],
  },
  'wrapup-requested-by-agent': {
    title: 'Wrap-up without a call',
    group: 'status',
    description: 'The agent goes into wrap-up without a call and leaves it again.',
    from: 'idle',
    steps: [
      step('AgentState_SetWork_Success', 'wrapUp', 'none'),
      step('AgentState_CancelWork_Success', 'idle', 'none', undefined, { afterMs: 5 * minute }),
    ],
  },
  'forced-rest': {
    title: 'Sent to rest by a supervisor',
    group: 'status',
    description: 'A supervisor sends an idle agent to rest.',
    from: 'idle',
    steps: [step('AgentState_SetRest_Success', 'rest', 'none', undefined, { content: { reason: '1' } })],
  },
  'phone-goes-offline': {
    title: 'Phone offline and back',
    group: 'status',
    description: 'The phone of an idle agent goes offline, which makes the agent busy until it is back.',
    from: 'idle',
    steps: [
      step('AgentEvent_linkagePhoneStatus', 'idle', 'none', undefined, { content: { result: '4' } }),
      step('AgentState_SetNotReady_Success', 'busy', 'none', undefined, { content: { reason: '5' }, afterMs: 2000 }),
      step('AgentEvent_linkagePhoneStatus', 'busy', 'none', undefined, { content: { result: '3' }, afterMs: 3 * minute }),
      step('AgentState_CancelNotReady_Success', 'idle', 'none', undefined, { afterMs: 2000 }),
    ],
  },
  'voluntary-sign-out-silent': {
    title: 'Sign out, which is silent',
    group: 'status',
    description: 'The agent signs out, and the platform sends no event for it.',
    from: 'idle',
    to: 'signedOut',
    steps: [],
  },
} as const satisfies { readonly [name: string]: ScenarioDraft };
