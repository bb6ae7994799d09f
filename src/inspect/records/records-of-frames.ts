import { Subject } from 'rxjs';
import { liveEngine } from '../../agent/engine.ts';
import { advance, firstModel } from '../../agent/model.ts';
import type { Step } from '../../agent/step.ts';
import type { Frame } from '../../protocol/frame.ts';
import type { Finding } from '../../rules/finding.ts';
import { runRules } from '../../rules/run-rules.ts';
import { standingRules } from '../../rules/standing-rules.ts';
import type { InspectionRecord } from './record.ts';
import { createRecords, type RecordsOptions } from './records.ts';

/**
 * The records that frames give: the same machine, rules and mask as live, at once and without an agent.
 * For a recording that is opened to be looked at.
 */
export const recordsOfFrames = (
  frames: Iterable<Frame>,
  { limit = 100_000 }: Pick<RecordsOptions, 'limit'> = {},
): readonly InspectionRecord[] => {
  const { engine, inspect, stop } = liveEngine();
  const steps$ = new Subject<Step>();
  const findings$ = new Subject<Finding>();
  const none$ = new Subject<never>();
  const { judge } = runRules(standingRules);
  let model = firstModel();
  let first = true;
  let records: ReturnType<typeof createRecords> | undefined;
  for (const frame of frames) {
    if (first) {
      first = false;
      records = createRecords(
        {
          view: () => ({ ...model.situation, link: 'waiting' }),
          inspect,
          steps$,
          findings$,
          link$: none$,
          errors$: none$,
        },
        { limit, now: () => frame.at },
      );
    }
    const advanced = advance(model, frame, engine);
    model = advanced.model;
    for (const happening of advanced.happenings) {
      if (happening.kind === 'step') steps$.next(happening);
      for (const finding of judge(happening)) findings$.next(finding);
    }
  }
  records?.stop();
  stop();
  return records?.all() ?? [];
};
