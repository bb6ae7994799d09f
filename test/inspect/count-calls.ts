import { Session } from 'node:inspector/promises';

/**
 * Counts the calls of functions of this package while something runs: a measure of work that does not depend
 * on the machine.
 */
export const countCalls = async (work: () => void): Promise<number> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return result
    .filter(({ url }) => /\/(?:src|machines)\//.test(url) && !url.includes('node_modules'))
    .flatMap(({ functions }) => functions)
    .flatMap(({ ranges }) => ranges.slice(0, 1))
    .reduce((sum, { count }) => sum + count, 0);
};
