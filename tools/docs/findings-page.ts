import { standingNotes } from '../../src/rules/standing-notes.ts';
import { standingRules } from '../../src/rules/standing-rules.ts';
import { describedMembers, sentence } from './doc-comment.ts';
import { findingExamples } from './finding-examples.ts';
import { anchorOf, banner, code, link, table } from './markdown.ts';

const notes: { readonly [id: string]: string } = standingNotes;

/** Every finding that needs no rule of the page's own. */
const findings = [...standingRules, { id: 'rule-failed', level: 'error' }].map(({ id, level }) => ({
  id,
  level,
  description: notes[id] ?? '',
}));

const section = ({ id, level, description }: (typeof findings)[number]): string =>
  [`### ${id}`, `*${level}.* ${description}`, '```text', findingExamples()[id] ?? '', '```']
    .join('\n\n')
    .replaceAll('```text\n\n', '```text\n')
    .replaceAll('\n\n```\n', '\n```\n')
    .replace(/\n\n```$/, '\n```');

/** `docs/reference/findings.md`. */
export const findingsPage = (): string =>
  [
    banner,
    '# Findings',
    'A finding reports something that should not have happened, or that should be noticed: what happened, in which ' +
      'state, what was expected and what was done. It is a value on `findings$`, never an exception. Ids are public API ' +
      'and follow semver; messages are not. Findings that only repeat themselves are reported for the 1st, 10th, 100th … ' +
      'time, with their `count`. A message contains no call data: a value that could not be read is described only by its ' +
      'kind. It does contain ids, retcodes and origins, so show it as text, never as HTML.',
    table(
      ['Id', 'Level', 'Found when'],
      findings.map(({ id, level, description }) => [link(code(id), `#${anchorOf(id)}`), level, description]),
    ),
    'The findings of [business rules](rules.md) have the id of their rule.',
    '## What became of an event',
    'Every event leads to a step with one outcome.',
    table(
      ['Outcome', 'Meaning'],
      describedMembers('src/agent/step.ts', 'Outcome').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
    '## Why a frame is rejected',
    'A frame that cannot be understood becomes a rejection with one of these reasons, and a `rejected-frame` finding.',
    table(
      ['Reason', 'Meaning'],
      describedMembers('src/protocol/rejection.ts', 'RejectionReason').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
    '## Examples',
    ...findings.map(section),
  ].join('\n\n');
