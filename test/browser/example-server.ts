import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtPackage } from '../built/built-package.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The examples as a user has them: copied out of the repository, with the built package installed. */
export interface ExampleFolder {
  readonly folder: string;
  /** Starts the server of an example on free ports, and gives the address that it prints. */
  readonly start: (example: string) => Promise<string>;
  /** Stops all servers. */
  readonly close: () => void;
}

const addressIn = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (part: Buffer) => {
      output += part;
      const address = /Open (\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => reject(new Error(`The example ended: ${output}`)));
  });

/** Copies the examples to where the built package is installed. */
export const exampleFolder = async (): Promise<ExampleFolder> => {
  const folder = await mkdtemp(join(await builtPackage(), 'examples-'));
  await cp(join(REPOSITORY, 'examples'), join(folder, 'examples'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  const servers: ChildProcess[] = [];
  return {
    folder,
    start: (example) => {
      const server = spawn(process.execPath, ['server.mjs'], {
        cwd: join(folder, 'examples', example),
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      servers.push(server);
      return addressIn(server);
    },
    close: () => {
      for (const server of servers) {
        server.removeAllListeners('exit');
        server.kill();
      }
    },
  };
};
