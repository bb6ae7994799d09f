import { type DeskOrigins, serveDesks } from './desks.ts';
import { type InspectorPages, serveInspector } from './inspector.ts';
import { type PlaygroundPages, servePlayground } from './playground.ts';
import { serveViewer, type ViewerPages } from './viewer.ts';

/** The addresses of every page that browser tests open. A page is built when it is first asked for. */
export interface Served {
  readonly desks: DeskOrigins;
  readonly inspector: InspectorPages;
  readonly viewer: ViewerPages;
  readonly playground: PlaygroundPages;
}

/** Serves all of them to this machine only. */
export async function serveAll(): Promise<{ readonly served: Served; readonly close: () => Promise<void> }> {
  const [desks, inspector, viewer, playground] = await Promise.all([
    serveDesks(),
    serveInspector(),
    serveViewer(),
    servePlayground(),
  ]);
  return {
    served: {
      desks: desks.pages,
      inspector: inspector.pages,
      viewer: viewer.pages,
      playground: playground.pages,
    },
    close: async () => {
      await Promise.all([desks, inspector, viewer, playground].map(({ close }) => close()));
    },
  };
}
