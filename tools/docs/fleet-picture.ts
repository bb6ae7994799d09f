import { boxPicture } from './box-picture.ts';

/** The parts of a fleet: a name, and a line about it. */
const parts = {
  pages: ['Pages', 'forwardFrames'],
  server: ['Gateway events', 'log.append, by a back end'],
  recordings: ['Recordings', 'fleet import'],
  ingest: ['Ingest', 'names the agent, refuses'],
  input: ['Input log', 'one stream a partition'],
  workers: ['Workers', 'fold; one a partition'],
  store: ['Claims, checkpoints', 'key-value buckets'],
  output: ['Output log', 'steps, findings, intervals'],
  wallboard: ['Wallboard', 'snapshot, then changes'],
  exports: ['Export', 'rta, intervals'],
  push: ['Workforce system', 'pushed or pulled'],
} as const;

const arrows: readonly (readonly [from: keyof typeof parts, to: keyof typeof parts])[] = [
  ['pages', 'ingest'],
  ['ingest', 'input'],
  ['server', 'input'],
  ['recordings', 'input'],
  ['input', 'workers'],
  ['workers', 'store'],
  ['workers', 'output'],
  ['output', 'wallboard'],
  ['output', 'exports'],
  ['exports', 'push'],
];

/** The picture of a fleet: where frames come in, who folds them, and where the outputs go. */
export const fleetPicture = (): string =>
  boxPicture({
    label: 'The flow of a fleet: from pages, back ends and recordings to wallboards and exports',
    direction: 'TB',
    space: 34,
    width: 184,
    height: 56,
    boxes: Object.entries(parts).map(([id, [name, note]]) => ({
      id,
      texts: [
        { style: 'name', below: -4, text: name },
        { style: 'name note', below: 15, text: note },
      ],
    })),
    arrows: arrows.map(([from, to]) => ({ from, to })),
  });
