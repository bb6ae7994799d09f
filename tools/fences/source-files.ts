import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';

/** One import or re-export of a file. */
export interface ImportLine {
  /** The path of the imported file from the top of the repository, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  /** States whether the compiler removes it. */
  readonly isType: boolean;
}

/** A source file of the package. */
export interface SourceFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportLine[];
}

const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;
const FROM =
  /\b(?:import|export)\s+(type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\}|\w+)\s*from\s*['"]([^'"]+)['"]/g;
const BARE = /\bimport\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Every source file of the package, read anew. */
export function readSourceFiles(): readonly SourceFile[] {
  return ['machines', 'src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.split(sep).join('/')}`)
      .filter((path) => path.endsWith('.ts'))
      .map((path) => {
        const text = readFileSync(path, 'utf8');
        return { path, text, imports: importLines(path, text) };
      }),
  );
}

/** The imports of a file. Examples in its comments do not count. */
export function importLines(path: string, text: string): readonly ImportLine[] {
  const code = text.replace(COMMENT, '');
  const line = (specifier = '', isType = false): ImportLine => {
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : posix.join(posix.dirname(path), specifier);
    return { target, isPackage, isType };
  };
  return [
    ...[...code.matchAll(FROM)].map((match) => line(match[2], match[1] !== undefined)),
    ...[...code.matchAll(BARE)].map((match) => line(match[1])),
  ];
}
