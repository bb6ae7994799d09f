/** What the files of a room may import. */
export interface Room {
  /** Rooms it may import from, besides itself. */
  readonly rooms: readonly string[];
  /** Rooms it may only take types from. */
  readonly types?: readonly string[];
  /** Packages it may import. */
  readonly packages: readonly string[];
}

const UP_TO_FRAMES = ['base', 'machines', 'protocol', 'frames'];
const UP_TO_REQUESTS = [...UP_TO_FRAMES, 'agent', 'rules', 'requests'];
const BOTH = ['rxjs', 'xstate'];

/** The files right in `src/` that every room may use. The others there put the rooms together. */
const BASE_FILES = ['src/errors.ts'];

/** The rooms from left to right: each imports only from what stands left of it. */
export const roomOrder: Readonly<Record<string, Room>> = {
  base: { rooms: [], packages: [] },
  machines: { rooms: [], types: ['protocol'], packages: ['xstate'] },
  protocol: { rooms: ['base'], packages: [] },
  frames: { rooms: ['base', 'machines', 'protocol'], packages: BOTH },
  agent: { rooms: UP_TO_FRAMES, packages: BOTH },
  rules: { rooms: [...UP_TO_FRAMES, 'agent'], packages: BOTH },
  requests: { rooms: [...UP_TO_FRAMES, 'agent', 'rules'], packages: BOTH },
  inspect: { rooms: UP_TO_REQUESTS, packages: BOTH },
  simulator: { rooms: ['base', 'protocol'], packages: ['rxjs'] },
  replay: { rooms: [...UP_TO_REQUESTS, 'inspect'], packages: BOTH },
  // The command puts replay and simulator together, as the top does for pages.
  command: { rooms: [...UP_TO_REQUESTS, 'inspect', 'simulator', 'replay'], packages: BOTH },
  top: { rooms: [...UP_TO_REQUESTS, 'inspect', 'simulator', 'replay'], packages: BOTH },
};

/** The only file that knows a process exists. */
export const nodeFile = 'src/replay/cli.ts';

/** Where a page may be touched: paths begin with one of these. */
export const pageFolders: readonly string[] = ['src/frames/', 'src/inspect/page/'];

/** The room a file belongs to, by its path from the top of the repository. */
export function roomOf(path: string): string {
  if (path === nodeFile) return 'command';
  const [top = '', folder] = path.split('/').slice(0, -1);
  if (top === 'src') return folder ?? (BASE_FILES.includes(path) ? 'base' : 'top');
  return top;
}
