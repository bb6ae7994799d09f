import { featureDirections } from '../../src/protocol/feature-directions.ts';
import { featureText } from '../../src/protocol/feature-terms.ts';
import { busyReasons, customReasons } from '../../src/protocol/reason-codes.ts';
import { refusals } from '../../src/protocol/refusal-codes.ts';
import { stateOfStatus } from '../../src/protocol/status-codes.ts';
import { statusNotes } from '../../src/protocol/status-notes.ts';
import { code, table } from './markdown.ts';

/** One table of codes, ready to be put under its own heading. */
export interface CodeTable {
  readonly title: string;
  readonly intro: string;
  /** Markdown of the table. */
  readonly text: string;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The codes that events, status queries and refused commands carry, from the tables in `src/protocol`. */
export const codeTables: readonly CodeTable[] = [
  {
    title: 'Busy reasons',
    intro: 'The `reason` of `AgentState_SetNotReady_Success`.',
    text: table(
      ['Code', 'Reason', 'Meaning', 'Can be requested'],
      [
        ...Object.entries(busyReasons).map(([reason, { term, meaning, canRequest }]) => [
          reason,
          capital(term),
          meaning,
          canRequest ? 'yes' : '',
        ]),
        [`${customReasons.from}-${customReasons.to}`, 'Custom', 'Defined by the call centre.', 'yes'],
      ],
    ),
  },
  {
    title: 'Call types',
    intro: 'The `feature` of `AgentEvent_Ringing`, `AgentEvent_Auto_Answer` and `AgentEvent_Talking`.',
    text: table(
      ['Code', 'Call type', 'Direction'],
      Object.entries(featureDirections).map(([feature, direction]) => [
        feature,
        capital(featureText(Number(feature))),
        direction,
      ]),
    ),
  },
  {
    title: 'Gateway statuses',
    intro:
      'The `agentState` of the gateway’s status query, for a `resync` function, and the state it is taken for.',
    text: table(
      ['Code', 'State', 'Meaning'],
      Object.entries(statusNotes).map(([status, meaning]) => [
        status,
        code(stateOfStatus(Number(status))),
        meaning,
      ]),
    ),
  },
  {
    title: 'Refusals',
    intro: 'The `retcode` of a command that was refused. `0` is success.',
    text: table(
      ['Code', 'Meaning'],
      Object.entries(refusals).map(([retcode, meaning]) => [code(retcode), capital(meaning)]),
    ),
  },
];
