import { busyLimit } from '../../src/rules/business/busy-limit.ts';
import { flapping } from '../../src/rules/business/flapping.ts';
import { forcedState } from '../../src/rules/business/forced-state.ts';
import { holdLimit } from '../../src/rules/business/hold-limit.ts';
import { idleBetweenCalls } from '../../src/rules/business/idle-between-calls.ts';
import { missedCalls } from '../../src/rules/business/missed-calls.ts';
import { noOutboundInWrapUp } from '../../src/rules/business/no-outbound-in-wrap-up.ts';
import { notesFirst } from '../../src/rules/business/notes-first.ts';
import { phoneUnavailable } from '../../src/rules/business/phone-unavailable.ts';
import { rejectedCalls } from '../../src/rules/business/rejected-calls.ts';
import { restLimit } from '../../src/rules/business/rest-limit.ts';
import { restOverdue } from '../../src/rules/business/rest-overdue.ts';
import { restQuota } from '../../src/rules/business/rest-quota.ts';
import { restTimeQuota } from '../../src/rules/business/rest-time-quota.ts';
import { ringingLimit } from '../../src/rules/business/ringing-limit.ts';
import { shortCalls } from '../../src/rules/business/short-calls.ts';
import { wrapUpLimit } from '../../src/rules/business/wrap-up-limit.ts';
import { wrapUpWithoutCall } from '../../src/rules/business/wrap-up-without-call.ts';
import { defineRule } from '../../src/rules/define-rule.ts';
import type { Rule, RuleMode } from '../../src/rules/rule.ts';

/** Throws at every third step. */
const moody = defineRule({
  id: 'moody',
  level: 'info',
  check: (happening) => {
    if (happening.kind === 'step' && happening.seq % 3 === 0) throw new Error('not today');
    return [];
  },
});

/** Every ready-made rule, tight enough to fire often, and one that throws. */
export const everyRule = (mode: RuleMode = 'report'): readonly Rule[] => [
  wrapUpLimit({ seconds: 20, noticeSeconds: 5, mode }),
  restLimit({ seconds: 300, noticeSeconds: 60, mode }),
  ringingLimit({ seconds: 5, noticeSeconds: 2, mode }),
  holdLimit({ seconds: 5, noticeSeconds: 2, mode }),
  busyLimit({ seconds: 60, noticeSeconds: 15, mode }),
  restOverdue({ mode, graceSeconds: 7 }),
  restQuota({ rests: 1, mode }),
  restTimeQuota({ seconds: 200, mode }),
  missedCalls({ calls: 1, mode }),
  rejectedCalls({ calls: 1, mode }),
  shortCalls({ seconds: 30, mode }),
  idleBetweenCalls({ seconds: 60, mode }),
  noOutboundInWrapUp({ mode }),
  wrapUpWithoutCall({ mode }),
  notesFirst({ isDone: ({ calls }) => calls.length > 1, mode }),
  flapping({ seconds: 30, mode }),
  forcedState({ mode }),
  phoneUnavailable({ mode }),
  { ...moody, mode },
];
