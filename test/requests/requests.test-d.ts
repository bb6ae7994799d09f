import { expectTypeOf, test } from 'vitest';
import {
  type Agent,
  type CommandParameters,
  defineRule,
  type RequestResult,
  type Requests,
  type Rule,
  restOverdue,
  withRequests,
  wrapUpLimit,
} from '../../src/index.ts';

// `npm run typecheck` reads this file; nothing runs it.

declare const agent: Agent & Requests;
declare const bare: Agent;

test('a command decides the parameters of a request', () => {
  agent.request('rest', { seconds: 600, cause: 3 });
  agent.request('rest', { seconds: 600 });
  agent.request('busy');
  agent.request('hold');
  // @ts-expect-error a rest needs a time
  agent.request('rest');
  // @ts-expect-error in seconds
  agent.request('rest', { minutes: 10 });
  // @ts-expect-error a hold has no parameters
  agent.request('hold', { callId: '1' });
  // @ts-expect-error a misspelt command
  agent.request('holdd');
});

test('and what becomes of it', () => {
  const result = agent.request('rest', { seconds: 600 });
  expectTypeOf(result).resolves.toEqualTypeOf<RequestResult<'rest'>>();
  expectTypeOf(result).resolves.toHaveProperty('parameters').toEqualTypeOf<CommandParameters['rest']>();
  result.then(({ status }) => {
    // @ts-expect-error a request that is over is not under way
    return status === 'accepted';
  });
});

test('functions of commands get the parameters of their command', () => {
  const able = withRequests(bare, {
    commands: {
      rest: ({ seconds, cause }) => {
        expectTypeOf(seconds).toEqualTypeOf<number>();
        expectTypeOf(cause).toEqualTypeOf<number | undefined>();
      },
      busy: async () => ({ retcode: '0' }),
      // @ts-expect-error an answer is none or has a retcode
      hold: () => 'ok',
    },
  });
  expectTypeOf(able).toEqualTypeOf<Agent & Requests>();
});

test('parameters of rules', () => {
  expectTypeOf(wrapUpLimit({ seconds: 120, mode: 'enforce' })).toEqualTypeOf<Rule>();
  expectTypeOf(restOverdue()).toEqualTypeOf<Rule>();
  // @ts-expect-error the limit is required
  wrapUpLimit({ noticeSeconds: 10 });
  // @ts-expect-error a misspelt parameter
  wrapUpLimit({ seconds: 120, notice: 10 });
  // @ts-expect-error a mode there is not
  wrapUpLimit({ seconds: 120, mode: 'warn' });
});

test('the memory of a rule is worked out from its start', () => {
  defineRule({
    id: 'counting',
    level: 'info',
    start: () => 0,
    judge: (count) => {
      expectTypeOf(count).toEqualTypeOf<number>();
      return { memory: count + 1 };
    },
    // @ts-expect-error the memory is a number
    due: ({ since }) => since,
  });
});
