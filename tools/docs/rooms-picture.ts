import { roomOf } from '../fences/room-order.ts';
import { readSourceFiles } from '../fences/source-files.ts';
import { boxPicture } from './box-picture.ts';

/** The rooms that are drawn under another name than that of their folder. */
const NAMES: Readonly<Record<string, string>> = { base: 'errors', top: 'createAgent' };

/**
 * Returns the rooms that each room imports from, by the imports of the source files; without the index files, which
 * only re-export.
 */
const roomImports = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const imports = new Map<string, Set<string>>();
  for (const file of readSourceFiles()) {
    if (file.path.endsWith('/index.ts')) continue;
    const room = roomOf(file.path);
    const targets = imports.get(room) ?? new Set();
    imports.set(room, targets);
    for (const { target, isPackage, isType } of file.imports) {
      if (!isPackage && !isType && roomOf(target) !== room) targets.add(roomOf(target));
    }
  }
  return imports;
};

/** Leaves out an arrow where a longer way along other arrows leads to the same room. */
const withoutShortcuts = (imports: ReadonlyMap<string, ReadonlySet<string>>) => {
  const reaches = (from: string, to: string): boolean =>
    [...(imports.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  return [...imports].flatMap(([from, targets]) =>
    [...targets]
      .filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)))
      .map((to) => ({ from, to })),
  );
};

/**
 * The picture of the rooms: an arrow leads from a room to each room that it imports code from. Arrows that
 * follow from others are left out. It is drawn from the imports themselves.
 */
export const roomsPicture = (): string => {
  const imports = roomImports();
  return boxPicture({
    label: 'The rooms of the source and the imports between them',
    direction: 'RL',
    space: 72,
    width: 108,
    height: 36,
    boxes: [...imports.keys()]
      .sort()
      .map((id) => ({ id, texts: [{ style: 'name', below: 5, text: NAMES[id] ?? id }] })),
    arrows: withoutShortcuts(imports),
  });
};
