/// <reference types="node" />
import { type PageFiles, readPageFiles } from '../../../fleet/http/page-files.ts';
import type { Problem } from '../../io/problem.ts';

const places: { readonly [name: string]: string } = {
  'ccbar-agent/wallboard.js': 'wallboard/wallboard.js',
  'ccbar-agent/inspector.js': 'inspect/inspector.js',
};

/** Reads the files of the pages from the first of several folders that has them. */
export const readPages = async (folders: readonly URL[]): Promise<PageFiles | Problem> => {
  for (const folder of folders) {
    try {
      return await readPageFiles((name) => new URL(places[name] ?? name, folder).href);
    } catch {
      // The next folder may have them.
    }
  }
  return { problem: 'The page of the wallboard is missing: it is made by npm run build.' };
};
