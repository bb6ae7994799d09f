/** The import paths whose declarations need no types of XState. */
const USE = `
import { type Agent, type AgentState, CcbarError, connectionBar, createAgent, withRequests } from 'ccbar-agent';
import { decode } from 'ccbar-agent/protocol';
import { replay } from 'ccbar-agent/replay';
import { simulateBar } from 'ccbar-agent/simulator';

const bar = simulateBar({ seed: 7 });
export const agent: Agent = createAgent({ source: bar });
export const states: AgentState[] = [];
agent.state$.subscribe((state) => states.push(state));
bar.signIn();
bar.customerCalls('13800000001');
bar.answer();
bar.hangUp();
agent.close();
export const others: readonly unknown[] = [CcbarError, connectionBar, decode, replay, withRequests];
`;

/** A user's TypeScript file, under each of the endings that decide how it is resolved. */
export const typescriptFiles: Readonly<Record<string, string>> = {
  'consumer.ts': USE,
  'consumer.mts': USE,
  'consumer.cts': USE,
};

/** The states that are expected after the calls that the programs below simulate. */
const EXPECTED = ['unknown', 'signedOut', 'idle', 'ringing', 'talking', 'wrapUp'];

const RUN = `
const assert = require('node:assert');
const { createAgent } = require('ccbar-agent');
const { simulateBar } = require('ccbar-agent/simulator');
const bar = simulateBar({ seed: 7 });
const agent = createAgent({ source: bar });
const states = [];
agent.state$.subscribe((state) => states.push(state));
bar.signIn();
bar.customerCalls('13800000001');
bar.answer();
bar.hangUp();
agent.close();
assert.deepStrictEqual(states, ${JSON.stringify(EXPECTED)});
`;

const ONE_INSTANCE = `
Promise.all(
  ['', '/machines', '/protocol', '/simulator', '/replay', '/inspect'].map(async (path) => {
    const required = require('ccbar-agent' + path);
    const imported = await import('ccbar-agent' + path);
    for (const name of Object.keys(imported)) assert.strictEqual(required[name], imported[name], path + ' ' + name);
    return Object.keys(imported).length;
  }),
).then((counts) => assert.ok(counts.every((count) => count > 0)));
`;

/** Programs that Node runs: with \`require\`, with \`import\`, and with both at once. */
export const nodeFiles: Readonly<Record<string, string>> = {
  'require.cjs': RUN,
  'import.mjs': RUN.replace(/^const (\{.*\}|assert) = require\((.*)\);$/gm, 'import $1 from $2;'),
  'both.cjs': `const assert = require('node:assert');${ONE_INSTANCE}`,
};

/** Test files for Jest as it is without any configuration. */
export const jestFiles: Readonly<Record<string, string>> = {
  'node.test.js': `test('require in Jest', () => {${RUN}});\n`,
  'jsdom.test.js': `/** @jest-environment jsdom */
test('require in Jest with jsdom', () => {${RUN}
  const { connectionBar } = require('ccbar-agent');
  const iframe = document.createElement('iframe');
  iframe.name = 'ccbarclient';
  document.body.append(iframe);
  const links = [];
  const live = createAgent({ source: connectionBar({ iframe: 'ccbarclient', origin: 'https://aicc.example.com' }) });
  live.link$.subscribe((link) => links.push(link));
  live.close();
  assert.deepStrictEqual(links, ['subscribed']);
});
`,
};
