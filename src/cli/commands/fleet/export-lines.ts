import { type AdherenceInput, type AdherenceLine, followAdherence } from '../../../fleet/adherence.ts';
import { type AdherenceMapping, mapAdherence } from '../../../fleet/adherence-mapping.ts';
import { maskedInterval } from '../../../measures/masked-interval.ts';
import type { Masker } from '../../../protocol/masker.ts';

/** Makes lines of what is read of a log. */
export interface LineMaker {
  /** Returns the lines of an input, as JSON. */
  readonly take: (input: AdherenceInput) => readonly string[];
  /** Returns the lines that come last. */
  readonly end: () => readonly string[];
}

/** Returns the name of an agent in the export: the work number, or its pseudonym. */
export type NameAgent = (workNo: string) => string;

/** Makes lines of real-time adherence, neutral or as a mapping says. */
export const adherenceLines = (mapping: AdherenceMapping | null, name: NameAgent): LineMaker => {
  const follower = followAdherence();
  const shown = (line: AdherenceLine): readonly string[] => {
    const named = line.agent === null ? line : { ...line, agent: name(line.agent) };
    const mapped = mapping === null ? named : mapAdherence(mapping, named);
    return mapped === null ? [] : [JSON.stringify(mapped)];
  };
  return { take: (input) => follower.take(input).flatMap(shown), end: () => [] };
};

/**
 * Makes a line of each interval that ended.
 *
 * @param masker masks the ids of calls and events that are not the platform's; `null` leaves them as the log has them.
 */
export const intervalLines = (name: NameAgent, masker: Masker | null): LineMaker => ({
  take: (input) => {
    if (input.kind !== 'output') return [];
    const { partition, position, output } = input;
    return output.turns.flatMap(({ workNo, intervals }) =>
      intervals.map((given) => {
        const { instants: _, ...interval } = masker === null ? given : maskedInterval(given, masker);
        return JSON.stringify({ ...interval, workNo: name(workNo), partition, position });
      }),
    );
  },
  end: () => [],
});
