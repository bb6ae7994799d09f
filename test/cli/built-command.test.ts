import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { buildCommandFile } from '../../tools/command-file.ts';

// Outside of the repository, where no package can be found.
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-built-'));
  await buildCommandFile(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'src/cli/cli.js'), ...args], {
    encoding: 'utf8',
    input: '{"eventType":"AgentState_Ready","workNo":"1","content":null}',
  });
  return { status, out: stdout, messages: stderr };
};

describe('the built command', () => {
  it('needs no package to be installed', () => {
    // A module without a package.json beside it is loaded by what its syntax shows, with a warning at most.
    expect(run('--version')).toMatchObject({ status: 0, out: `${packageJson.version}\n` });
    expect(run('replay', '-', '-f', 'csv').out).toMatch(/^workNo,.*\n1,idle,/);
    expect(run('replay', '-', '-f', 'html').out).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
    expect(run('simulate', 'rest-overdue').out).toContain('AgentState_Rest_Timeout');
  });

  it('names the package that a command needs and that is not installed', () => {
    const { status, messages } = run('fleet', 'worker', '--log', 'nats://127.0.0.1:1');
    expect(status).toBe(2);
    expect(messages).toContain('@nats-io/');
    expect(messages).not.toContain('    at ');
  });
});
