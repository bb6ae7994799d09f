import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['machines', 'src', 'test', 'tools', 'docs/playground', 'examples'];
const DOC_COMMENT = /\/\*\*([\s\S]*?)\*\//g;
const HEADLESS = /^[\s*]*(?:What|How|Whether|Where|When|Who|Why|Which)\b/;
const HEADLESS_LINE = /^\s*\/\/ (?:What|How|Whether|Who|Why|Which)\b/;
const VAGUE = /(?<![\w-])(?:told|tells?|telling|heard|hears?|hearing)(?![\w-])/;

/** This file has to write the words that it looks for. */
const UNREAD = 'test/house/comments.test.ts';

interface Source {
  readonly path: string;
  readonly text: string;
}

const sources: readonly Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|mjs|vue|svelte)$/.test(path) && !/node_modules|dist\//.test(path))
    .map((path) => `${folder}/${path}`),
)
  .filter((path) => path !== UNREAD)
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** Returns the doc comments that begin with a question word, each as file and first line. */
const headlessComments = (): readonly string[] =>
  sources.flatMap(({ path, text }) =>
    [...text.matchAll(DOC_COMMENT)]
      .map(([, comment = '']) => comment)
      .filter((comment) => HEADLESS.test(comment))
      .map((comment) => `${path}: ${comment.trim().split('\n')[0]}`),
  );

/** Returns the lines of a kind, each as file and line. */
const linesLike = (kind: RegExp): readonly string[] =>
  sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => kind.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );

describe('the comments', () => {
  it('begin with a subject or a verb, never with a question word', () => {
    expect(headlessComments()).toEqual([]);
    expect(linesLike(HEADLESS_LINE)).toEqual([]);
  });
});

describe('names, comments and titles', () => {
  it('use the verb that applies: emits, sends, reports, receives, distinguishes', () => {
    expect(linesLike(VAGUE)).toEqual([]);
  });
});
