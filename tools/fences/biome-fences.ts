import { importableRooms, nodeFolders, pageFolders, roomOrder } from './room-order.ts';

const PAGE_GLOBALS = ['window', 'document', 'globalThis', 'self', 'navigator'];
const MESSAGE = 'See tools/fences/room-order.ts.';

const not = (folders: readonly string[]) => folders.map((folder) => `!${folder}**`);

const rule = (includes: readonly string[], name: string, options: object) => ({
  includes,
  linter: { rules: { style: { [name]: { level: 'error', options } } } },
});

/** Returns what the files of a room may not import, as Biome's patterns. */
const forbiddenImports = (room: string): readonly string[] => {
  const allowed = new Set([room, ...importableRooms(room)]);
  const rooms = Object.keys(roomOrder).filter(
    (name) => !allowed.has(name) && name !== 'base' && name !== 'top',
  );
  const types = roomOrder[room]?.types ?? [];
  return [
    ...rooms.filter((name) => !types.includes(name)).map((name) => `**/${name}/**`),
    '**/create-agent.ts',
    ...(types.includes('top') ? [] : ['**/agent-api.ts']),
    '**/index.ts',
  ];
};

/** `biome.fences.json`: the rooms of `room-order.ts` as lint rules, so that an editor shows a breach at once. */
export const biomeFences = (): string => {
  const rooms = Object.keys(roomOrder).filter((name) => name !== 'base' && name !== 'top');
  const overrides = [
    rule(['machines/**', 'src/**', ...not(pageFolders)], 'noRestrictedGlobals', {
      deniedGlobals: Object.fromEntries(
        PAGE_GLOBALS.map((name) => [name, `Only ${pageFolders.join(' and ')} touch a page.`]),
      ),
    }),
    ...rooms.map((room) => {
      const folder = room === 'machines' ? 'machines/' : `src/${room}/`;
      const isNode = nodeFolders.some((path) => path.startsWith(folder));
      const group = [...forbiddenImports(room), ...(isNode ? [] : ['node:*', 'node:*/**'])];
      return rule([`${folder}**`], 'noRestrictedImports', { patterns: [{ group, message: MESSAGE }] });
    }),
  ];
  const schema = './node_modules/@biomejs/biome/configuration_schema.json';
  return JSON.stringify({ $schema: schema, overrides }, null, 2);
};
