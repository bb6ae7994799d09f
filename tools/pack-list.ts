import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { isCommandFile } from './command-file.ts';
import { run } from './run.ts';

/** Runs npm, the one that runs this process where there is one. */
export const npm = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) => {
  const path = process.env['npm_execpath'];
  const [command, first] = path?.endsWith('.js') ? [process.execPath, [path]] : ['npm', []];
  return run(command, [...first, ...args], { cwd, env });
};

/** The settings of {@link packList}. */
export interface PackOptions {
  /** States whether the package is written into its folder as well. */
  readonly isWritten?: boolean;
}

/**
 * Asks npm what it packs.
 *
 * @param folder The package's folder.
 * @returns The paths of the files, from the top of the package.
 */
export async function packList(
  folder: string,
  { isWritten = false }: PackOptions = {},
): Promise<readonly string[]> {
  const dryRun = isWritten ? [] : ['--dry-run'];
  const { code, output } = await npm(['pack', ...dryRun, '--json', '--ignore-scripts', '--silent'], folder);
  if (code !== 0) throw new Error(`npm pack failed: ${output}`);
  const answer = JSON.parse(output.slice(output.search(/^[[{]/m))) as unknown;
  // npm answers with a list or, in later versions, with an object by package name.
  const [packed] = Object.values(answer as object) as { files: readonly { path: string }[] }[];
  return (packed?.files ?? []).map(({ path }) => path);
}

/** The files that `exports`, `main`, `types`, `bin`, and the fields for script hosts name. */
export const namedFiles = (): readonly string[] => {
  const { exports, typesVersions, main, types, unpkg, jsdelivr, bin } = packageJson;
  const leaves = (value: unknown): readonly string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(leaves);
  const modules = leaves([exports, typesVersions, main, types, unpkg, jsdelivr, bin]);
  const declarations = modules
    .filter((file) => /^\.\/dist\/(cjs\/)?(src|machines)\/.*\.js$/.test(file))
    .map((file) => file.replace(/\.js$/, '.d.ts'));
  return [...new Set([...modules, ...declarations])].map((file) => file.replace('./', ''));
};

/** The other files that a package holds. */
const REQUIRED = [
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'dist/cjs/package.json',
  'dist/extension/manifest.json',
  'dist/ccbar-agent-devtools.zip',
  'dist/THIRD-PARTY-LICENSES.txt',
];

const LINK = /\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g;
const CODE_FENCE = /^```[\s\S]*?^```/gm;

/** The relative links of a Markdown page, as paths from the top of the package. */
export const linksOf = (path: string, text: string): readonly string[] =>
  [...text.replace(CODE_FENCE, '').matchAll(LINK)]
    .map((match) => (match[1] ?? match[2] ?? '').replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:|^\//.test(link))
    .map((link) => posix.join(posix.dirname(path), link).replace(/\/$/, ''));

/** These are about the repository, and link to files of it that are not published. */
const ABOUT_REPOSITORY = ['CONTRIBUTING.md', 'docs/architecture.md'];

const isPage = (file: string) => /^([A-Z]+|docs\/.*)\.md$/.test(file) && !ABOUT_REPOSITORY.includes(file);

const isInFolder = (folder: string, files: readonly string[]) =>
  files.some((file) => file.startsWith(`${folder}/`));

/**
 * Checks that nothing is missing from what would be packed: every file that package.json names, the texts, the maps of
 * the modules with their sources, and whatever the packed pages link to.
 *
 * @param folder The package's folder.
 * @returns A sentence for each thing that is missing; empty when the pack is complete.
 */
export async function packProblems(folder: string, files: readonly string[]): Promise<readonly string[]> {
  const packed = new Set(files);
  const problems: string[] = [];
  for (const file of [...namedFiles(), ...REQUIRED]) {
    if (!packed.has(file)) problems.push(`${file} is missing.`);
  }
  for (const page of files.filter(isPage)) {
    const links = linksOf(page, await readFile(join(folder, page), 'utf8'));
    for (const link of links.filter((target) => !packed.has(target) && !isInFolder(target, files))) {
      problems.push(`${page} links to ${link}, which is missing.`);
    }
  }
  for (const map of files.filter((file) => /^dist\/(cjs|src|machines)\/.*\.map$/.test(file))) {
    const { sources } = JSON.parse(await readFile(join(folder, map), 'utf8')) as { sources: string[] };
    const lost = sources
      .map((source) => posix.join(posix.dirname(map), source))
      .filter((source) => !packed.has(source));
    if (lost.length > 0) problems.push(`${map} names ${lost.join(', ')}, which is missing.`);
  }
  const isModule = (file: string) => /^dist\/(cjs\/)?(src|machines)\/.*\.(js|d\.ts)$/.test(file);
  for (const file of files.filter((one) => isModule(one) && !isCommandFile(one))) {
    if (!packed.has(`${file}.map`)) problems.push(`${file}.map is missing.`);
  }
  return problems;
}
