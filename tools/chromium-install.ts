import type { Machine } from './chromium-machine.ts';

/** One way to install a browser: a sentence of what it does, and the programs to run one after the other. */
export interface InstallStep {
  readonly action: string;
  readonly commands: readonly (readonly [command: string, args: readonly string[], timeoutMs: number])[];
}

const MINUTE = 60_000;

/** The ways to install a browser on this machine, the one that changes least first. */
export function installSteps(machine: Machine): readonly InstallStep[] {
  const { command, args } = machine.playwrightInstaller;
  const download: InstallStep = {
    action: 'downloading one with Playwright (playwright-core install chromium)',
    commands: [[command, [...args, 'install', 'chromium', '--no-shell'], 3 * MINUTE]],
  };
  const mayUseApt = machine.isRoot && machine.platform === 'linux' && machine.exists('/etc/debian_version');
  if (!mayUseApt) return [download];
  return [
    download,
    {
      action: 'installing one with apt-get (apt-get install chromium)',
      commands: [
        ['apt-get', ['update'], 2 * MINUTE],
        ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], 5 * MINUTE],
      ],
    },
  ];
}

/** Runs a step until a program of it fails. Gives `undefined` when all went well, else what failed, in one line. */
export async function install(step: InstallStep, machine: Machine): Promise<string | undefined> {
  for (const [command, args, timeoutMs] of step.commands) {
    const { code, output, timedOut } = await machine.run(command, args, { timeoutMs });
    if (timedOut) return `stopped after ${timeoutMs / MINUTE} minutes`;
    if (code !== 0) return `failed: ${lastWords(output)}`;
  }
  return undefined;
}

/** Returns the line that explains a failure best, cut to a readable length. */
export function lastWords(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const line = lines.find((text) => /^(E:|Error|Failed)/.test(text)) ?? lines.at(-1) ?? 'it printed nothing';
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
