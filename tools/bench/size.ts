import { bundleSize, PEERS } from '../bundle-size.ts';
import { type Row, rowOf } from './measure.ts';

/** Measures what the two names that every page needs weigh, without the peers: KB of 1024 bytes, compressed. */
export const sizeRow = async (): Promise<Row> => {
  const names = ['connectionBar', 'createAgent'];
  const { gzip } = await bundleSize('src/index.ts', { external: PEERS, names });
  const row = { name: '`{ connectionBar, createAgent }`', yardstick: 'minified, gzip', must: 12.5, goal: 12 };
  return rowOf(row, [gzip / 1024], 'KB');
};
