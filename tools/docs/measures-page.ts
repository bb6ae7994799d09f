import { measureSources } from '../../src/measures/measure-sources.ts';
import { type Measure, measures } from '../../src/measures/measures.ts';
import { banner, code, link, table } from './markdown.ts';

const units: { readonly [Unit in Measure['unit']]: string } = {
  time: 'time',
  count: 'count',
  share: 'share',
};

const sourcesOf = ({ sources }: Measure): string =>
  sources.length === 0
    ? 'our own'
    : sources.map((source) => link(measureSources[source].title, measureSources[source].url)).join(', ');

/**
 * The page `docs/reference/measures.md`: what a shift adds up to, each measure with formula and source.
 *
 * @returns Markdown as GitHub renders it, ending in a line break.
 */
export const measuresPage = (): string =>
  `${[
    banner,
    '# Measures of a shift',
    `The figures of ${code('summary(intervals)')} and of the report of ${code('ccbar-agent replay --format html')}, for ` +
      'each agent and overall. All of them are computed from intervals, which cover the shift without gap or overlap, so ' +
      'the times per state add up to the whole shift. Overall averages are those of all contacts, not averages of averages.',
    'Intervals do not contain whether a call was muted or whether the telephone set was offline, so no measure, no report ' +
      'and no wallboard shows that. Steps do: `step.after.muted` and `step.after.phone`.',
    'Each source defines the measure in the same way or nearly so. Where products differ, the meaning states which ' +
      'definition is used here.',
    '## In short',
    table(
      ['Measure', 'Unit', 'Formula'],
      measures.map(({ term, unit, formula }) => [term, units[unit], formula]),
    ),
    '## In detail',
    ...measures.map((measure) =>
      [
        `### ${measure.term}`,
        measure.meaning,
        `**Formula** ${measure.formula}  \n**Source** ${sourcesOf(measure)}`,
      ].join('\n\n'),
    ),
  ].join('\n\n')}\n`;
