import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, in the order in which they are begun, so that no worker is left alone with one of them at
 * the end. What waits for other processes goes first; what opens pages goes before the rest, since a worker that
 * changes from one project to the other is started anew.
 */
export const longest: readonly string[] = [
  'test/fleet/kill.test.ts',
  'test/browser/accessible-pages.test.ts',
  'test/browser/tabs.test.ts',
  'test/browser/examples.test.ts',
  'test/browser/inspector.test.ts',
  'test/browser/playground.test.ts',
  'test/browser/story.test.ts',
  'test/browser/requests-and-rules.test.ts',
  'test/browser/connection-bar.test.ts',
  'test/browser/xstate-inspect.test.ts',
  'test/browser/report.test.ts',
  'test/browser/',
  'test/house/package.test.ts',
  'test/tools/start.test.ts',
  'test/inspect/personal-data.property.test.ts',
  'test/requests/reality.property.test.ts',
  'test/cli/exit-status.test.ts',
  'test/cli/process.test.ts',
  'test/house/examples.test.ts',
  'test/agent/clock-faults.property.test.ts',
  'test/replay/live-and-replay.property.test.ts',
  'test/inspect/records-cost.test.ts',
  'test/fleet/fleet-log.test.ts',
];

const placeOf = ({ moduleId }: TestSpecification): number => {
  const place = longest.findIndex((path) => moduleId.includes(`/${path}`));
  return place === -1 ? longest.length : place;
};

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
