import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDERS = ['machines', 'src', 'tools', 'docs/playground'];
const DOC_COMMENT = /\/\*\*([\s\S]*?)\*\//g;
const HEADLESS = /^[\s*]*(?:What|How|Whether|Where|When|Who|Why|Which)\b/;

/** The doc comments that begin with a question word, each as file and first line. */
const headlessComments = (): readonly string[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !path.includes('node_modules'))
      .flatMap((path) =>
        [...readFileSync(`${folder}/${path}`, 'utf8').matchAll(DOC_COMMENT)]
          .map(([, text = '']) => text)
          .filter((text) => HEADLESS.test(text))
          .map((text) => `${folder}/${path}: ${text.trim().split('\n')[0]}`),
      ),
  );

describe('the doc comments', () => {
  it('begin with a subject or a verb, never with a question word', () => {
    expect(headlessComments()).toEqual([]);
  });
});
