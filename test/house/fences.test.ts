import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  importableRooms,
  networkFolders,
  nodeFolders,
  pageFolders,
  roomOf,
  roomOrder,
} from '../../tools/fences/room-order.ts';
import {
  type ImportLine,
  importLines,
  readSourceFiles,
  type SourceFile,
} from '../../tools/fences/source-files.ts';
import { globalsUsed } from './globals-used.ts';

const MEDIAN_LIMIT = 80;
const PAGE = [
  ...['window', 'document', 'globalThis', 'self', 'parent', 'top', 'navigator', 'location', 'history'],
  ...[
    'localStorage',
    'sessionStorage',
    'addEventListener',
    'removeEventListener',
    'postMessage',
    'MutationObserver',
  ],
];
const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const PROCESS = ['process', 'Buffer', 'require', '__dirname', '__filename'];

const files = readSourceFiles();

const isIn = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => path.startsWith(folder));

/** Returns the reason why a line is not allowed in this file; `undefined` when it is. */
function breach(path: string, { target, isPackage, isType }: ImportLine): string | undefined {
  const room = roomOrder[roomOf(path)];
  if (room === undefined) return `${path} is in no room of tools/fences/room-order.ts`;
  if (target.startsWith('node:')) return isIn(nodeFolders, path) ? undefined : `${path} imports ${target}`;
  if (isPackage) {
    const name = target.split('/')[0] ?? target;
    return room.packages?.includes(name) ? undefined : `${path} imports ${target}`;
  }
  if (/(^|\/)index\.ts$/.test(target) && roomOf(path) !== 'top') return `${path} imports the index ${target}`;
  const from = roomOf(target);
  const allowed =
    from === roomOf(path) ||
    importableRooms(roomOf(path)).includes(from) ||
    (isType && room.types?.includes(from));
  return allowed ? undefined : `${path} imports ${target}`;
}

/** The first circle found, as the paths along it. */
function findCircle(all: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): readonly string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const { target } of byPath.get(path)?.imports ?? []) {
      const circle = walk(target, [...trail, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  return all.map(({ path }) => walk(path, [])).find((circle) => circle.length > 0) ?? [];
}

async function users(
  names: readonly string[],
  exempt: (path: string) => boolean,
): Promise<readonly string[]> {
  const uses = files
    .filter(({ path }) => !exempt(path))
    .map(async ({ path, text }) => (await globalsUsed(text, names)).map((name) => `${path} uses ${name}`));
  return (await Promise.all(uses)).flat();
}

describe('the fences', () => {
  it('every import stays within the room order', () => {
    expect(
      files.flatMap(({ path, imports }) => imports.map((line) => breach(path, line)).filter(Boolean)),
    ).toEqual([]);
  });

  it('no file imports itself in a circle, not even by its types', () => {
    expect(findCircle(files)).toEqual([]);
  });

  it('only the doors and the inspector page touch a page', async () => {
    expect(await users(PAGE, (path) => isIn(pageFolders, path))).toEqual([]);
  });

  it('nothing writes to the console, and only the forwarder of a page makes a request', async () => {
    expect(await users(['console'], () => false)).toEqual([]);
    expect(await users(NETWORK, (path) => isIn(networkFolders, path))).toEqual([]);
  });

  it('only the command knows that a process exists', async () => {
    expect(await users(PROCESS, (path) => isIn(nodeFolders, path))).toEqual([]);
  });

  it('CONTRIBUTING names every room', () => {
    const page = readFileSync('CONTRIBUTING.md', 'utf8');
    const rooms = Object.keys(roomOrder).filter((room) => room !== 'base' && room !== 'top');
    expect(
      rooms.filter((room) => !page.includes(room === 'machines' ? '`machines/`' : `src/${room}/`)),
    ).toEqual([]);
  });

  const lines = files.map(({ text }) => text.trimEnd().split('\n').length).sort((a, b) => a - b);
  const median = lines[Math.floor(lines.length / 2)] ?? 0;
  it(`files stay short: half of ${lines.length} have at most ${median} lines`, () => {
    expect(median).toBeLessThanOrEqual(MEDIAN_LIMIT);
  });
});

describe('the problems that the fences report', () => {
  it.each([
    { path: 'src/agent/step.ts', code: "import { of } from 'rxjs';", breaches: 0 },
    { path: 'src/agent/step.ts', code: "import { a } from '../doors/a.ts';", breaches: 0 },
    { path: 'src/agent/step.ts', code: "import { CcbarError } from '../errors.ts';", breaches: 0 },
    { path: 'src/agent/step.ts', code: "import type { A } from '../rules/a.ts';", breaches: 1 },
    { path: 'src/agent/step.ts', code: "import { a } from '../protocol/index.ts';", breaches: 1 },
    { path: 'src/agent/step.ts', code: "export * from '../rules/a.ts';", breaches: 1 },
    { path: 'src/agent/step.ts', code: "const a = await import('../rules/a.ts');", breaches: 1 },
    { path: 'src/agent/step.ts', code: "import { readFile } from 'node:fs/promises';", breaches: 1 },
    { path: 'src/agent/step.ts', code: "import { z } from 'zod';", breaches: 1 },
    {
      path: 'src/agent/step.ts',
      code: "/** @example\n * import { a } from 'ccbar-agent';\n */",
      breaches: 0,
    },
    { path: 'src/protocol/decode.ts', code: "import { of } from 'rxjs';", breaches: 1 },
    { path: 'src/protocol/decode.ts', code: "import { a } from '../../machines/a.ts';", breaches: 1 },
    {
      path: 'src/simulator/bar.ts',
      code: "import {\n  a,\n  type B,\n} from '../agent/step.ts';",
      breaches: 1,
    },
    { path: 'src/cli/cli.ts', code: "import { readFile } from 'node:fs/promises';", breaches: 0 },
    { path: 'src/index.ts', code: "export * from './protocol/index.ts';", breaches: 0 },
    { path: 'src/agent/step.ts', code: "import { createAgent } from '../create-agent.ts';", breaches: 1 },
    { path: 'src/create-agent.ts', code: "import { a } from './rules/a.ts';", breaches: 0 },
    { path: 'machines/a.ts', code: "import type { A } from '../src/protocol/a.ts';", breaches: 0 },
    { path: 'machines/a.ts', code: "import { type A } from '../src/protocol/a.ts';", breaches: 1 },
    { path: 'machines/a.ts', code: "import { a } from '../src/errors.ts';", breaches: 1 },
    { path: 'src/new-room/a.ts', code: "import { of } from 'rxjs';", breaches: 1 },
  ])('$breaches for $code in $path', ({ path, code, breaches }) => {
    expect(importLines(path, code).filter((line) => breach(path, line) !== undefined)).toHaveLength(breaches);
  });

  it('finds a circle', () => {
    const file = (path: string, text: string): SourceFile => ({
      path,
      text,
      imports: importLines(path, text),
    });
    const circle = [
      file('src/a.ts', "import './b.ts';"),
      file('src/b.ts', "import type { A } from './a.ts';"),
    ];
    expect(findCircle(circle)).toEqual(['src/a.ts', 'src/b.ts', 'src/a.ts']);
  });

  it.each([
    { code: 'window.name', used: ['window'] },
    { code: 'const a = globalThis.document;', used: ['globalThis'] },
    { code: 'const a = typeof document;', used: ['document'] },
    { code: 'const f = (window: Window) => window.name;', used: [] },
    { code: 'const a = { window: 1, document: 2 }; a.window;', used: [] },
    { code: "const a = 'window'; // window", used: [] },
    { code: 'let a: typeof document; let b: Window;', used: [] },
  ])('$used in $code', async ({ code, used }) => {
    expect(await globalsUsed(code, ['window', 'document', 'globalThis'])).toEqual(used);
  });
});
