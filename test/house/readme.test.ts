import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { agentStates } from '../../src/protocol/agent-state.ts';
import { publicStates } from '../../src/protocol/public-states.ts';

describe('README.md', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

  it.each(agentStates)('names the state %s with its meaning', (state) => {
    expect(readme).toContain(`| \`${state}\` | ${publicStates[state].meaning} |`);
  });
});
