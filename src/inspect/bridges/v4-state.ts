import type { InspectionRecord } from '../records/record.ts';
import { eventOfRecord } from '../records/record-event.ts';
import { type StateValue, stateValueOf } from './state-value.ts';
import { type V4Node, type V4Transition, v4Chart } from './v4-definition.ts';

/** An event in the envelope that XState 4 puts around it, after SCXML. */
export interface ScxmlEvent {
  readonly name: string;
  readonly data: { readonly type: string };
  readonly $$type: 'scxml';
  readonly type: 'external';
}

/** A state as XState 4 sends it and reads it. */
export interface V4State {
  readonly value: StateValue;
  /** The situation of the record, masked. */
  readonly context: InspectionRecord['situation'];
  readonly event: ScxmlEvent['data'];
  readonly _event: ScxmlEvent;
  readonly _sessionid: string;
  readonly actions: readonly [];
  readonly activities: { readonly [name: string]: never };
  readonly meta: { readonly [name: string]: never };
  readonly events: readonly [];
  readonly children: { readonly [name: string]: never };
  readonly done: false;
  readonly tags: readonly string[];
  readonly changed: boolean;
  /** The transitions that were taken. */
  readonly transitions: readonly V4Transition[];
  /**
   * The active states. XState's own sender leaves them out, and then asking a received state for its
   * `nextEvents` throws.
   */
  readonly configuration: readonly V4Node[];
}

const envelope = (data: ScxmlEvent['data']): ScxmlEvent => ({
  name: data.type,
  data,
  $$type: 'scxml',
  type: 'external',
});

const activeNodes = (path: readonly string[]): readonly V4Node[] => {
  const { nodes, definition } = v4Chart();
  const ids = [
    definition.id,
    ...path.map((_, index) => [definition.id, ...path.slice(0, index + 1)].join('.')),
  ];
  return ids.map((id) => nodes.get(id)).filter((node) => node !== undefined);
};

/** The event of a step, as XState 4 announces it. */
export const v4Event = (step: InspectionRecord): ScxmlEvent => envelope(eventOfRecord(step));

/**
 * The state after a record, as XState 4 has it.
 *
 * @param record where the agent stands.
 * @param step the step that led there, or `null` when there was none yet.
 */
export const v4State = (
  record: InspectionRecord,
  step: InspectionRecord | null,
  sessionId: string,
): V4State => {
  const event = step === null ? envelope({ type: 'xstate.init' }) : v4Event(step);
  const { transitions } = v4Chart();
  return {
    value: stateValueOf(record.after),
    context: record.situation,
    event: event.data,
    _event: event,
    _sessionid: sessionId,
    actions: [],
    activities: {},
    meta: {},
    events: [],
    children: {},
    done: false,
    tags: [],
    changed: step !== null && step.edges.length > 0,
    transitions: (step?.edges ?? []).map((id) => transitions.get(id)).filter((edge) => edge !== undefined),
    configuration: activeNodes(record.after),
  };
};
