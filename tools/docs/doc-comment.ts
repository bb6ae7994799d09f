import { readFileSync } from 'node:fs';

/** One member of a union and its meaning in the doc comment. */
export interface Described {
  readonly name: string;
  readonly meaning: string;
}

/**
 * The list in the doc comment above `export type NAME`, so that a page can print the text of the source.
 *
 * @throws Error when a member of the union has no line, or a line has no member.
 */
export const describedMembers = (path: string, type: string): readonly Described[] => {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const found = new RegExp(String.raw`/\*\*((?:(?!\*/)[\s\S])*)\*/\s*export type ${type} =([^;]*);`).exec(
    source,
  );
  const [, comment = '', union = ''] = found ?? [];
  const text = comment.replaceAll(/^\s*\* ?/gm, '');
  const members = [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
  const named = text
    .split(/^- /m)
    .slice(1)
    .map((line): Described => {
      const [, name = '', meaning = ''] = /^`([^`]+)`: ([\s\S]*)$/.exec(line) ?? [];
      return { name, meaning: meaning.replaceAll(/\s+/g, ' ') };
    });
  const missing = members.filter((name) => !named.some((line) => line.name === name));
  const unknown = named.filter(({ name }) => !members.includes(name));
  if (members.length === 0 || missing.length > 0 || unknown.length > 0) {
    throw new Error(
      `${path}: the comment of ${type} misses ${missing} and names ${unknown.map(({ name }) => name)}`,
    );
  }
  return members.flatMap((name) => named.filter((line) => line.name === name));
};

/** A sentence with a capital and a full stop. */
export const sentence = (text: string): string => {
  const trimmed = text.trim().replace(/[;.]$/, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
};
