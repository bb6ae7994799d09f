/** The imports that the files of a room may have, besides files of their own room. */
export interface Room {
  /** The rooms that a file of this room may import from; every room to the left when left out. */
  readonly rooms?: readonly string[];
  /** Rooms that a file of this room may only take types from. */
  readonly types?: readonly string[];
  /** The packages that a file of this room may import. */
  readonly packages?: readonly string[];
}

/** The files right in `src/` that every room may use. The others there put the rooms together. */
const BASE_FILES = [
  'src/alarm.ts',
  'src/error-text.ts',
  'src/errors.ts',
  'src/in-order.ts',
  'src/library-version.ts',
];

const BOTH = ['rxjs', 'xstate'];

/** The rooms from left to right: each room imports only from rooms that stand to its left. */
export const roomOrder: Readonly<Record<string, Room>> = {
  base: { packages: ['rxjs'] },
  protocol: {},
  machines: { rooms: [], types: ['protocol'], packages: ['xstate'] },
  doors: { packages: ['rxjs'] },
  recording: { packages: BOTH },
  agent: { packages: BOTH },
  rules: {},
  measures: { packages: ['rxjs'] },
  run: {},
  requests: { packages: BOTH },
  replay: { packages: BOTH },
  chart: { packages: ['xstate'] },
  inspect: { packages: BOTH },
  // These three are made around a live agent, whose interface stands at the top.
  tabs: { types: ['top'], packages: ['rxjs'] },
  react: { types: ['top'], packages: ['rxjs', 'react'] },
  vue: { types: ['top'], packages: ['rxjs', 'vue'] },
  // The simulator is what the model is tested with, so it knows nothing of the model.
  simulator: { rooms: ['base', 'protocol'], packages: ['rxjs'] },
  fleet: { packages: ['rxjs', '@nats-io'] },
  cli: { packages: ['rxjs', '@nats-io', '@opentelemetry'] },
  top: { packages: BOTH },
};

/** The folders where a process, files and sockets may be used: paths begin with one of these. */
export const nodeFolders: readonly string[] = ['src/cli/', 'src/fleet/http/', 'src/fleet/jetstream/'];

/** The folders where a page may be touched: paths begin with one of these. */
export const pageFolders: readonly string[] = [
  'src/doors/',
  'src/inspect/page/',
  'src/tabs/page/',
  'src/fleet/page/',
  'src/fleet/wallboard/',
];

/** The folders where a request may be made: to an address that the integrator named, or to the page's own server. */
export const networkFolders: readonly string[] = [
  'src/cli/commands/fleet/',
  'src/fleet/page/',
  'src/fleet/wallboard/',
];

/** The room that a file belongs to, by its path from the top of the repository. */
export function roomOf(path: string): string {
  const [top = '', folder] = path.split('/').slice(0, -1);
  if (top === 'src') return folder ?? (BASE_FILES.includes(path) ? 'base' : 'top');
  return top;
}

/** The rooms that a room may import from. */
export function importableRooms(room: string): readonly string[] {
  const names = Object.keys(roomOrder);
  return roomOrder[room]?.rooms ?? names.slice(0, Math.max(0, names.indexOf(room)));
}
