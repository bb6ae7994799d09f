import type { Situation } from '../../agent/situation.ts';
import type { Step } from '../../agent/step.ts';
import type { Finding } from '../../rules/finding.ts';
import type { TurnEntry } from '../../run/turn.ts';
import { harmlessPayload, type Moment, plainFindings, standingMoment } from './moment.ts';
import { recordPath } from './record-path.ts';
import { machineEventType } from './taken-edges.ts';

/** The parts with which the moments of one agent's turns are made. */
export interface TurnMomentsParts {
  /** The situation of the agent when recording begins. */
  readonly situation: Situation;
  /** Returns the transitions that a step took. */
  readonly edgesOf: (step: Step) => readonly string[];
  /** Adds a moment. Returns the number of its record. */
  readonly add: (moment: Moment) => number;
}

/** Makes the moments of one agent, entry by entry of its turns. */
export interface TurnMoments {
  readonly take: (entry: TurnEntry) => void;
  /** Returns the situation of the agent after the last entry. */
  readonly situation: () => Situation;
}

/** Starts making moments of one agent. */
export const createTurnMoments = ({ situation, edgesOf, add }: TurnMomentsParts): TurnMoments => {
  let standing = situation;
  let standingPath = recordPath(situation);
  /** The newest step and the number of its record, which is what findings about time refer to. */
  let newestStep = -1;
  let newestRecord = -1;

  const stepMoment = (step: Step, findings: readonly Finding[]): Moment => {
    const { event, at, before, after, outcome } = step;
    const path = before === standing ? standingPath : recordPath(before);
    standing = after;
    standingPath = after === before ? path : recordPath(after);
    return {
      seq: 0,
      at,
      kind: 'step',
      id: 'id' in event ? event.id : null,
      workNo: 'workNo' in event ? event.workNo : null,
      type: machineEventType(step),
      content: event.kind === 'event' ? event.content : null,
      payload: harmlessPayload(step),
      before: path,
      after: standingPath,
      situation: after,
      edges: edgesOf(step),
      outcome,
      findings: plainFindings(findings),
      about: null,
    };
  };

  return {
    situation: () => standing,
    take: ({ happening, findings }) => {
      if (happening?.kind === 'step') {
        newestStep = happening.seq;
        newestRecord = add(stepMoment(happening, findings));
        return;
      }
      const plain = plainFindings(findings);
      const [first] = plain;
      if (first === undefined) return;
      if (happening !== null) {
        const { at } = first;
        add(standingMoment(standing, { kind: 'rejection', at, outcome: 'rejected', findings: plain }));
        return;
      }
      findings.forEach(({ cause, at }, index) => {
        const about = cause?.kind === 'step' && cause.seq === newestStep ? newestRecord : null;
        const own = plain.slice(index, index + 1);
        add(standingMoment(standing, { kind: 'rule', at, about, findings: own }));
      });
    },
  };
};
