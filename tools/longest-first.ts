import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The files that take longest, in the order in which they are begun, so that no worker is left alone with one of them at
 * the end.
 */
export const longest: readonly string[] = [
  'test/browser/inspector.test.ts',
  'test/browser/story.test.ts',
  'test/browser/playground.test.ts',
  'test/browser/examples.test.ts',
  'test/browser/accessible-pages.test.ts',
  'test/browser/report.test.ts',
  'test/browser/wallboard.test.ts',
  'test/browser/tabs.test.ts',
  'test/browser/requests-and-rules.test.ts',
  'test/browser/connection-bar.test.ts',
  'test/browser/xstate-inspect.test.ts',
  'test/browser/extension.test.ts',
  'test/browser/inspect-and-record.test.ts',
  'test/house/package.test.ts',
  'test/tools/start.test.ts',
  'test/fleet/fleet-log.test.ts',
  'test/cli/fleet-command.test.ts',
  'test/cli/exit-status.test.ts',
  'test/cli/process.test.ts',
  'test/house/examples.test.ts',
  'test/agent/clock-faults.property.test.ts',
  'test/inspect/personal-data.property.test.ts',
  'test/react/bindings.test.ts',
  'test/house/fences.test.ts',
  'test/house/size.test.ts',
  'test/requests/reality.property.test.ts',
  'test/inspect/records-cost.test.ts',
  'test/replay/live-and-replay.property.test.ts',
];

/** A file that mostly waits for other processes: it goes first, so that its wait costs nobody anything. */
const mostlyWaiting = 'test/fleet/kill.test.ts';

/** One project after the other, since a worker that changes from one to another is started anew. */
const projects: readonly string[] = ['browser', 'process', 'node'];

const placeOf = ({ moduleId, project }: TestSpecification): number => {
  if (moduleId.endsWith(`/${mostlyWaiting}`)) return -1;
  const place = longest.findIndex((path) => moduleId.endsWith(`/${path}`));
  return projects.indexOf(project.name) * 1000 + (place === -1 ? longest.length : place);
};

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.sort((a, b) => placeOf(a) - placeOf(b));
  }
}
