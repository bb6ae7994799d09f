import { countSlots } from '../../../fleet/slot-totals.ts';
import { type SlotMinutes, slotText } from '../../../fleet/time-slot.ts';
import { measures } from '../../../measures/measures.ts';
import type { ZonedTime } from '../../../measures/zoned-time.ts';
import type { LineMaker, NameAgent } from './export-lines.ts';

/** Makes a line for each agent and slot with its totals and measures, when everything is read. */
export const totalLines = (every: SlotMinutes, zone: ZonedTime, name: NameAgent): LineMaker => {
  const counter = countSlots({ every, zone });
  return {
    take: (input) => {
      if (input.kind === 'output') counter.take(input.output);
      return [];
    },
    end: () =>
      counter.totals().map(({ from, to, workNo, totals }) =>
        JSON.stringify({
          from: slotText(from, zone),
          to: slotText(to, zone),
          agent: name(workNo),
          time: totals.time,
          measures: Object.fromEntries(measures.map(({ id, of }) => [id, of(totals)])),
        }),
      ),
  };
};
