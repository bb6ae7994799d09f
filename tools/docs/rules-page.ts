import type { ReadyMadeRule } from '../../src/rules/business/ready-made.ts';
import { readyMadeRules } from '../../src/rules/business/ready-made-rules.ts';
import { describedMembers, sentence } from './doc-comment.ts';
import { anchorOf, banner, code, link, table } from './markdown.ts';
import { exampleParameters, ruleExamples } from './rule-examples.ts';

const ids = readyMadeRules.map(({ id }) => id);

/** `wrap-up-limit` is made by `wrapUpLimit`. */
const factoryOf = (id: string): string => id.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase());

const unitOf = { seconds: 's', count: 'count', predicate: 'function' } as const;

const usualText = (usual: number | null | undefined, isOptional: boolean): string => {
  if (!isOptional) return 'required';
  return usual === null || usual === undefined ? 'none' : String(usual);
};

const parametersOf = ({ parameters }: ReadyMadeRule): string => {
  const rows = Object.entries(parameters).map(([name, shape]) => [
    code(name),
    unitOf[shape.kind],
    usualText(shape.usual, 'usual' in shape),
    shape.meaning,
  ]);
  return rows.length === 0
    ? 'No parameters.'
    : table(['Parameter', 'Unit', 'When left out', 'Meaning'], rows);
};

const given = (id: string): string => {
  const text = Object.entries(exampleParameters[id] ?? {}).map(([name, value]) => `${name}: ${value}`);
  return text.length === 0 ? '' : `{ ${text.join(', ')} }`;
};

const section = (rule: ReadyMadeRule, examples: readonly string[]): string => {
  const { id, level, description, watches, whenEnforced } = rule;
  const parameters = exampleParameters[id];
  return [
    `### ${id}`,
    `*${level}.* ${description}`,
    `**Watches** ${watches.map(code).join(', ')} · **Enforced** ${whenEnforced ?? 'as reported; it forbids nothing.'} · ` +
      link('source', `../../src/rules/business/${id}.ts`),
    parametersOf(rule),
    ['```js', `${factoryOf(id)}(${given(id)});`, '```'].join('\n'),
    ['```json', JSON.stringify({ id, ...(parameters && { parameters }) }), '```'].join('\n'),
    ['```text', ...examples, '```'].join('\n'),
  ].join('\n\n');
};

/** `docs/reference/rules.md`. */
export const rulesPage = (): string => {
  const examples = ruleExamples(ids);
  const silent = ids.filter((id) => examples[id] === undefined);
  if (silent.length > 0) throw new Error(`tools/docs/rule-examples.ts: nothing makes ${silent} report`);
  return [
    banner,
    '# Business rules',
    'A rule states what a business wants beyond what the lifecycle allows. Rules are given to `createAgent` and replaced ' +
      'by `setRules`; their findings are emitted on `findings$`, together with the [findings](findings.md) of every agent. ' +
      'A rule reports. It never changes the agent: the states are the same with and without rules. How to write one: ' +
      `${link('Write a rule', '../guides/write-a-rule.md')}.`,
    table(
      ['Rule', 'Finds', 'Enforced'],
      readyMadeRules.map(({ id, description, whenEnforced }) => [
        link(code(id), `#${anchorOf(id)}`),
        description,
        whenEnforced ?? '',
      ]),
    ),
    '## Modes',
    'Every rule takes a `mode` and a `level` besides its own parameters.',
    table(
      ['`mode`', 'What happens to its verdicts'],
      describedMembers('src/rules/rule.ts', 'RuleMode').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
    'Only [requests](requests.md) refuse and carry out: on a page without them `enforce` only reports.',
    '## Time',
    'A rule that waits for a time reports when that time has come, once for each occurrence. In a hidden or frozen tab it ' +
      'reports as soon as the page wakes or receives a message, with the time at which the rule was due. The replay of a ' +
      'recording gives the same findings at the same times. All times are on the platform’s timeline.',
    '## As JSON',
    '`parseRules` reads a list of `{ id, mode?, level?, parameters? }`. For each mistake it names the rule and the field, and ' +
      'what was expected and received. `formatRules` writes such a list. A parameter that is a function is written as ' +
      'the name of one of the application’s predicates.',
    '## The rules',
    ...readyMadeRules.map((rule) => section(rule, examples[rule.id] ?? [])),
  ].join('\n\n');
};
