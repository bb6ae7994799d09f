import { spawn } from 'node:child_process';

/** The result of a program. `code` is `null` when it could not be started or was stopped. */
export interface RunResult {
  readonly code: number | null;
  /** Its output on stdout and stderr, in order of arrival. */
  readonly output: string;
  readonly timedOut: boolean;
}

/** The options of {@link run}. */
export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds after which the program is stopped. Without it there is no limit. */
  readonly timeoutMs?: number;
}

/** Milliseconds between asking a program to stop and stopping it by force. */
const GRACE_MS = 2_000;

/**
 * Runs a program without a shell and waits for its end.
 * It never rejects: a program that does not exist is a result with `code: null`.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const timers: NodeJS.Timeout[] = [];
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (code: number | null): void => {
      timers.forEach(clearTimeout);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, output, timedOut });
    };
    const collect = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => {
      output += error.message;
      end(null);
    });
    child.on('close', end);
    // A program that was stopped may leave children that hold its pipes open, so `close` would never come.
    child.on('exit', (code) => {
      if (timedOut) end(code);
    });
    if (options.timeoutMs === undefined) return;
    const stop = (): void => {
      timedOut = true;
      child.kill('SIGTERM');
      timers.push(setTimeout(() => child.kill('SIGKILL'), GRACE_MS));
    };
    timers.push(setTimeout(stop, options.timeoutMs));
  });
}
