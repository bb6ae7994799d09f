import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'node:util';
import { transform } from 'esbuild';
import { expect, it } from 'vitest';
import { type CodeBlock, codeBlocks } from '../../tools/docs/code-blocks.ts';
import { publicEntries } from '../../tools/public-entries.ts';

const PRINTS = /console\.log\(.*\); \/\/ prints (.+)$/gm;

const blocks = readdirSync('docs/guides')
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) => codeBlocks(`docs/guides/${name}`, readFileSync(`docs/guides/${name}`, 'utf8')))
  .filter(({ code }) => code.search(PRINTS) >= 0);

/** Runs an example with the sources of the package, and returns its printed lines. */
const printedBy = async ({ code }: CodeBlock): Promise<readonly string[]> => {
  const modules = new Map<string, unknown>();
  for (const { name, source } of publicEntries)
    if (code.includes(`'${name}'`)) modules.set(name, await import(/* @vite-ignore */ `../../${source}`));
  const script = await transform(code, { loader: 'ts', format: 'cjs' });
  const lines: string[] = [];
  const run = new Function('require', 'console', 'module', script.code);
  run(
    (name: string) => modules.get(name),
    { log: (...values: unknown[]) => lines.push(format(...values)) },
    {},
  );
  return lines;
};

const plain = (text: string): string => text.replaceAll(/\s/g, '');

it.each(blocks)('the example at $place prints what it states', async (block) => {
  const printed = (await printedBy(block)).map(plain);
  const stated = [...block.code.matchAll(PRINTS)].map(([, text = '']) => plain(text));
  expect(stated.filter((text) => !printed.includes(text))).toEqual([]);
});

it('several guides state what their examples print', () => {
  expect(blocks.length).toBeGreaterThan(2);
});
