import { sentence } from './doc-comment.ts';
import { type InterfaceMember, interfaceMembers } from './interface-members.ts';
import { banner, code, table } from './markdown.ts';

const nameOf = (name: string): string => name.replace('?', '');

const part = ({ name, type, meaning, notes }: InterfaceMember): string =>
  [
    `### \`${nameOf(name)}\``,
    `\`\`\`ts\n${name}: ${type}\n\`\`\``,
    sentence(meaning),
    ...notes.map((note) => {
      const [, tag = '', text = ''] = /^(\w+) ([\s\S]*)$/.exec(note) ?? [];
      if (tag === 'returns') return `Returns ${text}`;
      if (tag === 'throws') return `Throws ${text}`;
      const [, parameter = '', meaningOf = ''] = /^(\w+) ([\s\S]*)$/.exec(text) ?? [];
      return `\`${parameter}\`: ${meaningOf}`;
    }),
  ].join('\n\n');

const rows = (members: readonly InterfaceMember[]): string =>
  table(
    ['Field', 'Type', 'Meaning'],
    members.map(({ name, type, meaning }) => [code(name), code(type), sentence(meaning)]),
  );

/** `docs/reference/agent.md`. */
export const agentPage = (): string =>
  [
    banner,
    '# The agent',
    '`createAgent(options)` creates a live agent from a source of frames. Every observable gives its present value to ' +
      'late subscribers, emits only when something changed, and completes on `close()`. Views, steps and findings ' +
      'are frozen.',
    '## Options',
    rows(interfaceMembers('src/agent-api.ts', 'AgentOptions')),
    '## Members',
    ...interfaceMembers('src/agent-api.ts', 'Agent').map(part),
    '## The view',
    '`agent.view()` and `view$` give a view: the fields below, and `link`. Times are ms since the epoch on the ' +
      "platform's timeline; compare them with `agent.now()`.",
    rows(interfaceMembers('src/agent/situation.ts', 'Situation')),
    '## A call leg',
    rows(interfaceMembers('machines/call-legs.ts', 'CallLeg')),
    '## A step',
    rows(interfaceMembers('src/agent/step.ts', 'Step')),
    '## A finding',
    rows(interfaceMembers('src/rules/finding.ts', 'Finding')),
  ].join('\n\n');
