import { Subscription } from 'rxjs';
import type { InspectionRecord } from '../records/record.ts';
import { eventOfRecord } from '../records/record-event.ts';
import type { Records } from '../records/records.ts';

/** The part of the extension's `connect()` that is used. */
interface Connection {
  readonly init: (state: object) => void;
  readonly send: (action: object, state: object) => void;
  readonly unsubscribe: () => void;
}

interface Extension {
  readonly connect: (options: object) => Connection;
}

/** The settings of the extension: where it is, and how the agent appears in it. */
export interface ReduxDevtoolsOptions {
  /** The page's own window; the extension leaves its mark there. */
  readonly window: object;
  /** The name in the extension's list of instances; `'agent'` when left out. */
  readonly name?: string;
}

// To look, and nothing else: a live agent can be neither rewound nor pushed, only its bar moves it.
const features = {
  pause: true,
  export: true,
  jump: false,
  skip: false,
  reorder: false,
  dispatch: false,
  import: false,
  test: false,
  lock: false,
  persist: false,
};

/** The extension holds this many records. */
const maxAge = 500;

/** The connection to the extension; `null` where there is none, or none that works: a page must not fail by it. */
const connectionOf = (page: object, options: object): Connection | null => {
  try {
    const { __REDUX_DEVTOOLS_EXTENSION__: extension } = page as {
      readonly __REDUX_DEVTOOLS_EXTENSION__?: Extension;
    };
    const connection = extension?.connect(options);
    return typeof connection?.send === 'function' ? connection : null;
  } catch {
    return null;
  }
};

/** `AgentEvent_Talking · unexpected`: what the list of actions shows of a record. */
const titleOf = ({ id, kind, type, outcome, findings }: InspectionRecord): string => {
  const remark = outcome !== null && outcome !== 'expected' ? [outcome] : [];
  const about = kind === 'rule' ? findings.map((finding) => finding.id) : remark;
  return [id ?? type ?? kind, ...about].join(' · ');
};

/**
 * Shows an agent in the Redux DevTools extension, read-only: each record is an action, and the state is
 * the masked situation. What is still in the ring comes first. Nothing the extension does reaches the
 * agent, since nothing listens to it. Does nothing where the extension is not installed.
 *
 * @returns how to stop.
 *
 * @example
 * ```ts
 * import type { Agent } from 'ccbar-agent';
 * import { createRecords, toReduxDevtools } from 'ccbar-agent/inspect';
 *
 * const show = (agent: Agent) => toReduxDevtools(createRecords(agent), { window });
 * ```
 */
export const toReduxDevtools = (
  records: Pick<Records, 'records$'>,
  { window: page, name = 'agent' }: ReduxDevtoolsOptions,
): (() => void) => {
  const connection = connectionOf(page, { name, features, maxAge });
  if (connection === null) return () => {};
  const life = new Subscription();
  let isBegun = false;
  const show = (record: InspectionRecord) => {
    const { after, situation, edges } = record;
    const state = { path: after.join('.'), ...situation };
    if (!isBegun) connection.init(state);
    else {
      const action = { ...eventOfRecord(record), machineEvent: record.type, edges, type: titleOf(record) };
      // In this form the extension takes the time of the record for the time of the action.
      connection.send({ type: action.type, action, timestamp: record.at }, state);
    }
    isBegun = true;
  };
  life.add(
    records.records$.subscribe((record) => {
      if (life.closed) return;
      try {
        show(record);
      } catch {
        // An extension that fails once, as one that was removed, is not asked again.
        life.unsubscribe();
      }
    }),
  );
  return () => {
    life.unsubscribe();
    try {
      connection.unsubscribe();
    } catch {
      // It is left anyway.
    }
  };
};
