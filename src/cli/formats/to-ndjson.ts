import type { Happening } from '../../agent/step.ts';
import type { Replayed } from '../../replay/replayed.ts';
import type { Finding } from '../../rules/finding.ts';
import { rejectedFrame } from '../../rules/frame-rules.ts';
import { printableJson } from '../io/printable.ts';
import type { Format, Shown } from './format.ts';

type FindingFacts = Pick<Finding, 'id' | 'level' | 'message'>;

const findingFacts = ({ id, level, message }: FindingFacts): FindingFacts => ({ id, level, message });

const lineOf = (value: object): string => `${printableJson(JSON.stringify(value))}\n`;

const eventOf = (happening: Happening): string | null =>
  happening.kind === 'rejected' ? null : 'id' in happening.event ? happening.event.id : happening.event.kind;

/** Returns the finding of a rejection whose repetition was counted and not published. */
const unpublished = (happening: Happening, findings: readonly Finding[]): readonly FindingFacts[] => {
  if (happening.kind !== 'rejected' || findings.some(({ cause }) => cause === happening)) return [];
  const { id, level } = rejectedFrame;
  return (rejectedFrame.check?.(happening) ?? []).map((verdict) => findingFacts({ id, level, ...verdict }));
};

const factsOf = (happening: Happening | undefined, { situation, frame }: Replayed) => {
  const { workNo, state, certainty } = happening?.kind === 'step' ? happening.after : situation;
  return {
    at: (happening?.kind === 'step' ? happening.at : frame?.at) || null,
    workNo,
    event: happening === undefined ? null : eventOf(happening),
    state,
    certainty,
    outcome:
      happening === undefined ? 'informational' : happening.kind === 'step' ? happening.outcome : 'rejected',
  };
};

/** Most texts: nothing in them has to be escaped. */
const simple = /^[\w.-]*$/;

const quoted = (text: string | null): string =>
  text === null ? 'null' : simple.test(text) ? `"${text}"` : printableJson(JSON.stringify(text));

/** Writes the line of one happening without findings: half the time of collecting an object for it. */
const usualLine = (
  line: number,
  { at, workNo, event, state, certainty, outcome }: ReturnType<typeof factsOf>,
): string =>
  `{"line":${line},"at":${at},"workNo":${quoted(workNo)},"event":${quoted(event)},"state":"${state}",` +
  `"certainty":"${certainty}","outcome":"${outcome}","findings":[]}\n`;

/** Says whether what a line shows is one happening without findings, as nearly always. */
const isUsual = ({ frame, happenings, findings }: Replayed): boolean =>
  frame !== null && happenings.length === 1 && findings.length === 0 && happenings[0]?.kind === 'step';

/**
 * One JSON object for each line of the recording, in order: `line`, `at`, `workNo`, `event`, `state`,
 * `certainty`, `outcome`, `findings`, and `file` when there are several. Headers and empty lines have none.
 * A line with several events is described by its last one, and has all of them under `events`.
 */
export const toNdjson = (): Format => {
  let last: Pick<ReturnType<typeof factsOf>, 'workNo' | 'state' | 'certainty'> = {
    workNo: null,
    state: 'unknown',
    certainty: 'unknown',
  };
  /** Findings of times between two lines go with the second. */
  let early: FindingFacts[] = [];

  const take = ({ file, replayed, note }: Shown): string => {
    const [only] = replayed;
    if (only !== undefined && replayed.length === 1 && note === null && file === null && early.length === 0) {
      if (isUsual(only)) {
        const facts = factsOf(only.happenings[0], only);
        last = facts;
        return usualLine(only.line, facts);
      }
    }
    const where = file === null ? {} : { file };
    if (note !== null) {
      if (!note.isSkipped) return '';
      const { workNo, state, certainty } = last;
      const findings = [...early, { id: 'damaged-line', level: 'warning', message: note.message }];
      early = [];
      const facts = { at: null, workNo, event: null, state, certainty, outcome: 'rejected' };
      return lineOf({ line: note.line, ...facts, findings, ...where });
    }
    const framed = replayed.filter(({ frame }) => frame !== null);
    const findings = replayed.flatMap((one) => [
      ...one.findings.map(findingFacts),
      ...one.happenings.flatMap((happening) => unpublished(happening, one.findings)),
    ]);
    const main = framed.at(-1);
    if (main === undefined) {
      early.push(...findings);
      return '';
    }
    const all = framed.flatMap((one) => one.happenings.map((happening) => factsOf(happening, one)));
    const facts = all.at(-1) ?? factsOf(undefined, main);
    last = facts;
    const line = {
      line: main.line,
      ...facts,
      findings: [...early, ...findings],
      ...where,
      ...(all.length > 1 && { events: all }),
    };
    early = [];
    return lineOf(line);
  };
  return { take, end: () => '' };
};
