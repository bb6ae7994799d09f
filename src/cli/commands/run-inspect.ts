/// <reference types="node" />
import { basename } from 'node:path';
import type { InspectCommand } from '../command-line.ts';
import type { CommandIo } from '../io/command-io.ts';
import { failureText } from '../io/failure-text.ts';
import { readInspector, serveInspector } from '../io/inspector-server.ts';
import { openBrowser } from '../io/open-browser.ts';
import { isProblem, type Problem } from '../io/problem.ts';

/**
 * Runs `ccbar-agent inspect`: serves the inspector with a recording until the process is ended.
 *
 * @param folders where the page of the inspector may be.
 */
export const runInspect = async (
  { file, port, isOpened }: InspectCommand,
  io: CommandIo,
  folders: readonly URL[],
): Promise<Problem> => {
  const first = await io.open(file);
  if (isProblem(first)) return first;
  const inspector = await readInspector(folders);
  if (inspector === null)
    return { problem: 'The page of the inspector is missing: it is made by npm run build.' };
  let isRead = false;
  const recording = async () => {
    const source = isRead ? await io.open(file) : first;
    isRead = true;
    if (isProblem(source)) throw new Error(source.problem);
    return source.chunks;
  };
  try {
    const { url } = await serveInspector({ ...inspector, name: basename(file), recording }, port);
    const sink = await io.sink(null);
    await sink.write(`${url}\n`);
    io.writeMessage('The inspector runs at this address, for this computer only. Ctrl-C ends it.');
    if (isOpened && !(await openBrowser(url)))
      io.writeMessage('No browser could be started: open the address.');
  } catch (error) {
    return { problem: `Cannot serve the inspector: ${failureText(error)}.` };
  }
  // Until a signal ends the process.
  return new Promise(() => {});
};
