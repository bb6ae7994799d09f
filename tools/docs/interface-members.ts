import { readFileSync } from 'node:fs';

/** One member of an interface, as the source describes it. */
export interface InterfaceMember {
  /** With a question mark when it may be left out. */
  readonly name: string;
  readonly type: string;
  /** The sentences of its doc comment. */
  readonly meaning: string;
  /** The `@` parts of its doc comment, such as `returns how to stop.` */
  readonly notes: readonly string[];
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const member = (comment: string, name: string, type: string): InterfaceMember => {
  const [meaning = '', ...notes] = comment
    .replaceAll(/^\s*\* ?/gm, '')
    .split(/^@/m)
    .map(oneLine);
  return { name, type: oneLine(type), meaning, notes };
};

/**
 * Reads the members of `export interface NAME` with their doc comments, so that a page can print what the source
 * says.
 *
 * @throws Error when there is no such interface, or a member without a doc comment.
 */
export const interfaceMembers = (path: string, name: string): readonly InterfaceMember[] => {
  const source = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [, body] =
    new RegExp(String.raw`export interface ${name}\b[^{]*\{\n([\s\S]*?)\n\}`).exec(source) ?? [];
  if (body === undefined) throw new Error(`${path}: there is no interface ${name}`);
  const pattern = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {2}readonly (\w+\$?\??): ([\s\S]*?);$/gm;
  return [...body.matchAll(pattern)].map(([, comment, key = '', type = '']) => {
    if (comment === undefined) throw new Error(`${path}: ${name}.${key} has no doc comment`);
    return member(comment, key, type);
  });
};
