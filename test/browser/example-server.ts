import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from '../../tools/build-package.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PEERS = ['rxjs', 'tslib', 'xstate', 'jquery'];

/** The examples as a user has them: copied out of the repository, with the built package installed. */
export interface ExampleFolder {
  readonly folder: string;
  /** Starts the server of an example on free ports, and gives the address that it prints. */
  readonly start: (example: string) => Promise<string>;
  /** Stops all servers and deletes the folder. */
  readonly close: () => Promise<void>;
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

/** Builds the package and copies the examples. */
export const exampleFolder = async (): Promise<ExampleFolder> => {
  const folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-examples-'));
  const installed = join(folder, 'node_modules', 'ccbar-agent');
  await mkdir(installed, { recursive: true });
  await cp(join(REPOSITORY, 'package.json'), join(installed, 'package.json'));
  await buildPackage(join(installed, 'dist'), { isChecked: false });
  for (const peer of PEERS) {
    await symlink(join(REPOSITORY, 'node_modules', peer), join(folder, 'node_modules', peer));
  }
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
    close: async () => {
      for (const server of servers) {
        server.removeAllListeners('exit');
        server.kill();
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
};
