import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { anchorOf, banner, code, link, table } from './markdown.ts';

/** The interfaces whose members are listed one by one, besides those of the page about the agent. */
const LISTED: readonly (readonly [name: string, path: string])[] = [
  ['ConnectionBarOptions', 'src/doors/connection-bar.ts'],
  ['Requests', 'src/requests/with-requests.ts'],
];

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The text of a doc comment without its frame, its example and its tags. */
const proseOf = (comment: string): string =>
  comment
    .replaceAll(/^\s*\* ?/gm, '')
    .replace(/\n@[\s\S]*$/, '')
    .replace(/^@[\s\S]*$/, '')
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .replaceAll(/\s+/g, ' ')
    .trim();

const firstSentence = (text: string): string => /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, '.') ?? text;

interface Exported {
  readonly name: string;
  readonly isType: boolean;
  /** The file that declares it. */
  readonly path: string;
}

/** The exports of an index file, with the files that declare them. */
const exportsOf = (index: string): readonly Exported[] =>
  [...read(index).matchAll(/^export (type )?\{([^}]*)\} from '([^']+)';/gm)].flatMap(
    ([, type, names = '', from = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => ({
          name: name.replace(/^type /, ''),
          isType: type !== undefined || name.startsWith('type '),
          path: posix.join(posix.dirname(index), from),
        })),
  );

/** A doc comment, perhaps with a remark for the lint below it. */
const COMMENTED = String.raw`(?:/\*\*((?:(?!\*/)[\s\S])*)\*/\s*(?://[^\n]*\n)?\s*)?`;

/** Returns the kind of a declaration and the text of its doc comment. */
const declarationOf = ({
  name,
  path,
  isType,
}: Exported): { readonly kind: string; readonly text: string } => {
  const pattern = new RegExp(
    `${COMMENTED}export (?:async )?(const|function\\*?|type|interface|class) ${name.split(' ')[0]}\\b([^\\n]*)`,
  );
  const [, comment = '', keyword = '', rest = ''] = pattern.exec(read(path)) ?? [];
  const isFunction =
    keyword.startsWith('function') || (keyword === 'const' && /=\s*(async )?(<|\()/.test(rest));
  const kind = isType
    ? 'type'
    : isFunction || keyword === 'const'
      ? isFunction
        ? 'function'
        : 'value'
      : keyword;
  const text = firstSentence(proseOf(comment));
  if (text === '') throw new Error(`${path}: ${name} has no doc comment.`);
  return { kind, text };
};

const entries = (): readonly (readonly [subpath: string, index: string])[] =>
  Object.entries(packageJson.exports).flatMap(([subpath, target]) => {
    const file = typeof target === 'string' ? target : target.import;
    const index = file.replace('./dist/', '').replace(/\.js$/, '.ts');
    return index.endsWith('index.ts') ? [[subpath.replace(/^\./, 'ccbar-agent'), index] as const] : [];
  });

/** The members of an interface with their doc comments. */
const membersOf = (name: string, path: string): readonly (readonly [member: string, text: string])[] => {
  const [, body = ''] =
    new RegExp(`export interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(read(path)) ?? [];
  const members = [...body.matchAll(new RegExp(`${COMMENTED}readonly (\\w+\\$?)(\\??):([^;]*);`, 'g'))];
  if (members.length === 0) throw new Error(`${path}: no members of ${name} were found.`);
  return members.map(([, comment = '', member = '', optional = '']) => [
    `${member}${optional}`,
    proseOf(comment) || '',
  ]);
};

/** `docs/reference/api.md`. */
export const apiPage = (): string =>
  [
    banner,
    '# API',
    'Every public export by its entry; [the agent](agent.md) has a page of its own. The sentences are those of the ' +
      'source; the declarations that an editor shows have more.',
    entries()
      .map(([subpath]) => `- ${link(code(subpath), `#${anchorOf(subpath)}`)}`)
      .join('\n'),
    ...LISTED.flatMap(([name, path]) => [
      `## ${name}`,
      table(
        ['Member', 'Meaning'],
        membersOf(name, path).map(([member, text]) => [code(member), text]),
      ),
    ]),
    ...entries().flatMap(([subpath, index]) => [
      `## ${subpath}`,
      table(
        ['Export', 'Kind', 'Meaning'],
        exportsOf(index).map((exported) => {
          const { kind, text } = declarationOf(exported);
          return [link(code(exported.name), `../../${exported.path}`), kind, text];
        }),
      ),
    ]),
  ].join('\n\n');
