import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import type { Observable } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Frame, messageFrame } from '../../src/index.ts';
import { gzipSize } from '../../tools/bundle-size.ts';
import {
  buildScriptFiles,
  GLOBAL_FILE,
  LEFT_OUT,
  MODULE_FILE,
  RECORDING_FILE,
  RULES_FILE,
  scriptNames,
} from '../../tools/script-file/build-script-files.ts';
import { scriptBudgets } from '../../tools/size-budgets.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccbar-agent-script-'));
const code: Record<string, string> = {};
beforeAll(async () => {
  await buildScriptFiles(folder);
  for (const file of Object.keys(scriptNames)) code[file] = await readFile(join(folder, file), 'utf8');
});
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = (file: string): string => code[file] ?? '';

/** Removes what later standard libraries added and a browser of ES2019 lacks. */
const LATER = `
for (const [target, names] of [
  [Object, ['hasOwn', 'groupBy']],
  [Array, ['fromAsync']],
  [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
  [String.prototype, ['at', 'replaceAll', 'matchAll', 'isWellFormed', 'toWellFormed']],
  [Promise, ['allSettled', 'any', 'withResolvers', 'try']],
  [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
  [this, ['globalThis', 'structuredClone', 'AggregateError', 'WeakRef', 'FinalizationRegistry', 'Iterator', 'BigInt']],
]) for (const name of names) delete target[name];
`;

/** Runs classic scripts in a world of their own that has what a page has of browsers, and nothing later than ES2019. */
const oldPage = (...scripts: readonly string[]) => {
  const page = createContext({
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    queueMicrotask,
    URL,
    TextEncoder,
  });
  // As in a browser, the page itself is what events come from.
  runInContext(
    `var self = this, window = this; function addEventListener() {} function removeEventListener() {} ${LATER}`,
    page,
  );
  for (const script of scripts) runInContext(script, page);
  return page as unknown as {
    readonly ccbarAgent: typeof import('../../src/index.ts');
    readonly ccbarAgentRules: typeof import('../../src/index.ts');
    readonly ccbarAgentRecording: typeof import('../../src/index.ts');
  };
};

describe('the script files', () => {
  it.each([
    { file: GLOBAL_FILE, sourceType: 'script' },
    { file: RULES_FILE, sourceType: 'script' },
    { file: RECORDING_FILE, sourceType: 'script' },
    { file: MODULE_FILE, sourceType: 'module' },
  ] as const)('$file is ES2019, makes no code from text, and has a map', async ({ file, sourceType }) => {
    expect(() => parse(codeOf(file), { ecmaVersion: 2019, sourceType })).not.toThrow();
    expect(codeOf(file)).not.toMatch(/\beval\(|new Function\(|\bFunction\(/);
    expect(codeOf(file)).toMatch(new RegExp(`//# sourceMappingURL=${file}\\.map\\s*$`));
    const map = JSON.parse(await readFile(join(folder, `${file}.map`), 'utf8'));
    expect(map.sources).toEqual(expect.arrayContaining([expect.stringContaining('src/')]));
  });

  it.each(Object.keys(scriptNames))('%s stays within its limit', (file) => {
    expect(gzipSize(Buffer.from(codeOf(file)))).toBeLessThanOrEqual(scriptBudgets[file] ?? 0);
  });

  it('leaves out only what is named, in the guide too', async () => {
    const classic = [GLOBAL_FILE, RULES_FILE, RECORDING_FILE].flatMap((file) => scriptNames[file] ?? []);
    const guide = await readFile('docs/guides/recipe-script-tag.md', 'utf8');
    for (const name of LEFT_OUT) expect(guide).toContain(`\`${name}\``);
    expect([...classic, ...LEFT_OUT].sort()).toEqual([...(scriptNames[MODULE_FILE] ?? [])].sort());
  });

  it('runs where nothing later than ES2019 is built in, with the ready-made rules beside it', () => {
    const { ccbarAgent, ccbarAgentRules, ccbarAgentRecording } = oldPage(
      codeOf(GLOBAL_FILE),
      codeOf(RULES_FILE),
      codeOf(RECORDING_FILE),
    );
    const ids = [
      'AgentState_Ready',
      'AgentState_Busy',
      'AgentEvent_Talking',
      'AgentState_CancelRest_Success',
    ];
    // A source of the page's own, without RxJS. Text, since an object of this world is none of that one's.
    const source = {
      subscribe: ({ next }: { readonly next: (frame: Frame) => void }) => {
        for (const [at, eventType] of ids.entries()) {
          next(messageFrame(JSON.stringify({ eventType, content: null }), { at }));
        }
        return { unsubscribe: () => {} };
      },
    } as unknown as Observable<Frame>;
    const rules = [ccbarAgentRules.wrapUpLimit({ seconds: 60 })];
    const agent = ccbarAgent.withRequests(ccbarAgent.createAgent({ source, rules }));
    expect(agent.view().state).toBe('idle');
    expect(agent.can('rest', { seconds: 600, cause: 0 }).ok).toBe(false);
    const found: string[] = [];
    agent.warnings$.subscribe(({ id }) => found.push(id));
    expect(found).toEqual(['unexpected-transition']);
    expect(ccbarAgentRecording.recordingText(agent.recorder)).toContain('AgentEvent_Talking');
    agent.close();
  });
});
