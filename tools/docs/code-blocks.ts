/** A block of TypeScript in a page or doc comment. */
export interface CodeBlock {
  /** The place where it stands, such as `README.md:30`. */
  readonly place: string;
  readonly code: string;
}

/** The TypeScript blocks of a text; in doc comments the leading stars are taken off. */
export const codeBlocks = (path: string, text: string): readonly CodeBlock[] =>
  [...text.matchAll(/^([ \t]*(?:\* ?)?)```ts\r?\n([\s\S]*?)^\1```/gm)].map(
    ({ index, 1: lead = '', 2: body = '' }) => ({
      place: `${path}:${text.slice(0, index).split('\n').length}`,
      code: body
        .split('\n')
        .map((line) => (line.startsWith(lead.trimEnd()) ? line.slice(lead.length) : line))
        .join('\n'),
    }),
  );
