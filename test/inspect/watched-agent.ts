import { type Observable, Subject } from 'rxjs';
import { pathOfSituation } from '../../src/agent/situation.ts';
import type { Step } from '../../src/agent/step.ts';
import { createAgent } from '../../src/create-agent.ts';
import { createRecords } from '../../src/inspect/records/records.ts';
import type { Frame } from '../../src/protocol/frame.ts';

/** Sets an agent on a source, with records of it and a list of its steps. */
export const watchAgent = (source: Observable<Frame> = new Subject<Frame>()) => {
  const agent = createAgent({ source });
  const steps: Step[] = [];
  agent.steps$.subscribe((step) => steps.push(step));
  return {
    agent,
    records: createRecords(agent),
    steps,
    /** The path of the machine's state after each step, such as `occupied.talking.held`. */
    paths: () => steps.map(({ after }) => pathOfSituation(after).join('.')),
  };
};
