import { describe, expect, it } from 'vitest';
import { writeCheckpoint } from '../../src/fleet/checkpoint.ts';
import { type FollowBoardOptions, followBoard } from '../../src/fleet/follow-board.ts';
import { partitionOf } from '../../src/fleet/partition.ts';
import { messageFrame } from '../../src/protocol/frame.ts';
import { runSetup, startRun } from '../../src/run/run.ts';
import { take } from '../../src/run/take.ts';
import { openBoardLog } from './board-log.ts';

const setup = runSetup();

const follow = async (given: Partial<FollowBoardOptions> = {}) => {
  const opened = await openBoardLog();
  const { log, clock } = opened;
  const board = followBoard({ log, clock, teamOf: () => null, ...given });
  const beats: number[] = [];
  board.onBeat(() => beats.push(clock.now()));
  await opened.passTo(0);
  const states = () =>
    Object.fromEntries([...board.agents()].map(({ agent }) => [agent.workNo, agent.state]));
  return { ...opened, board, beats, states };
};

describe('a board that follows a log', () => {
  it('gathers what is written within a second into one beat', async () => {
    const { board, beats, write, passTo, states } = await follow();
    await passTo(900);
    const before = board.beat();
    for (const [time, state] of [
      [1000, 'ringing'],
      [1300, 'talking'],
      [1900, 'wrapUp'],
    ] as const) {
      await write('30021', { state });
      await passTo(time);
    }
    await passTo(4000);
    expect(states()).toEqual({ 30021: 'wrapUp' });
    expect(board.beat() - before).toBe(2);
    const gaps = beats.map((at, index) => at - (beats[index - 1] ?? Number.NEGATIVE_INFINITY));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  it('beats every 5 s when nothing happens, so that a page knows that it lives', async () => {
    const { beats, passTo } = await follow();
    await passTo(16_000);
    expect(beats.slice(-3).map((at, index, all) => at - (all[index - 1] ?? at))).toEqual([0, 5000, 5000]);
  });

  it('starts from the checkpoint, and takes only newer outputs for the states', async () => {
    const { log, clock, write, passTo } = await openBoardLog(1);
    await write('30021', {
      state: 'ringing',
      findings: [{ id: 'late', level: 'info', message: 'm', at: 1, count: 1 }],
    });
    const ready = {
      workNo: '30021',
      event: { eventType: 'AgentState_Ready', workNo: '30021', content: null },
    };
    const { run } = take(startRun({ ...setup, workNo: '30021' }), messageFrame(ready, { at: 5000 }), setup);
    const bytes = await writeCheckpoint({ position: 1, runs: new Map([['30021', run]]) }, setup);
    await log.checkpoints.save(0, bytes);
    await write('30022', { state: 'talking' });
    const board = followBoard({ log, clock, teamOf: () => null });
    // A checkpoint is unpacked by the system, which no virtual clock moves.
    while (!board.isComplete()) await passTo(0);
    const states = [...board.agents()].map(({ agent }) => [agent.workNo, agent.state]);
    expect(states).toEqual([
      ['30021', 'idle'],
      ['30022', 'talking'],
    ]);
    expect(board.findings().map(({ finding }) => finding.id)).toEqual(['late']);
    board.stop();
  });

  it('begins with the first output when the checkpoint is damaged', async () => {
    const { log, clock, write, passTo } = await openBoardLog(1);
    await write('30021', { state: 'ringing' });
    await log.checkpoints.save(0, Uint8Array.of(1, 2, 3));
    const board = followBoard({ log, clock, teamOf: () => null });
    while (!board.isComplete()) await passTo(0);
    expect([...board.agents()].map(({ agent }) => agent.state)).toEqual(['ringing']);
    board.stop();
  });

  it('names the partitions that no worker reads', async () => {
    const { board, log, passTo } = await follow();
    expect(board.stalled()).toEqual([]);
    await log.claims.release(1, 2);
    await passTo(6000);
    expect(board.stalled()).toEqual([1]);
  });

  it('reports that the log cannot be read, and continues where it was when it can again', async () => {
    const opened = await openBoardLog();
    let isBroken = false;
    const partition = partitionOf('30021', 2);
    const log: typeof opened.log = {
      ...opened.log,
      readOutput: async function* (of, after, signal) {
        for await (const entry of opened.log.readOutput(of, after, signal)) {
          if (isBroken && of === partition) throw new Error('gone');
          yield entry;
        }
      },
    };
    const board = followBoard({ log, clock: opened.clock, teamOf: () => null });
    await opened.passTo(0);
    isBroken = true;
    await opened.write('30021', { state: 'talking' });
    await opened.passTo(3000);
    expect(board.isReachable()).toBe(false);
    isBroken = false;
    await opened.passTo(6000);
    expect(board.isReachable()).toBe(true);
    expect(board.agent('30021')?.agent.state).toBe('talking');
    board.stop();
  });

  it('ends when it is stopped', async () => {
    const { board, beats, write, passTo, states } = await follow();
    board.stop();
    const count = beats.length;
    await write('30021');
    await passTo(60_000);
    expect(states()).toEqual({});
    expect(beats).toHaveLength(count);
  });
});
