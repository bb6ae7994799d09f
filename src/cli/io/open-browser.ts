/// <reference types="node" />
import { spawn } from 'node:child_process';

/** The program of each system that opens an address in the browser its user prefers. */
const openers: { readonly [platform: string]: readonly string[] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the person's browser; resolves to whether a program for that could be started. */
export const openBrowser = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [program = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
