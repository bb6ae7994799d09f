/// <reference types="node" />
import { StringDecoder } from 'node:string_decoder';
import { wholeStart } from './whole-start.ts';

/** The limit of a line, characters: longer ones are not read whole, since no frame can be that long. */
const longestLine = 16_777_216;

interface Decoder {
  readonly write: (bytes: Buffer) => string;
  readonly end: () => string;
}

const isBigEndian = ([first, second]: Uint8Array): boolean => first === 0xfe && second === 0xff;
const isLittleEndian = ([first, second]: Uint8Array): boolean => first === 0xff && second === 0xfe;

/** Returns the end of a line in the encoding of a text, by the first bytes of the text. */
export const lineEndOf = (start: Uint8Array): Buffer => {
  if (isBigEndian(start)) return Buffer.of(0, 10);
  return isLittleEndian(start) ? Buffer.of(10, 0) : Buffer.of(10);
};

/** The decoder of a text, by its first bytes. */
const decoderOf = (start: Uint8Array): Decoder => {
  if (isBigEndian(start)) {
    const decoder = new TextDecoder('utf-16be', { ignoreBOM: true });
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
  }
  // Decodes twice as fast as a TextDecoder that streams.
  return new StringDecoder(isLittleEndian(start) ? 'utf16le' : 'utf8');
};

/**
 * The lines of a text that arrives in pieces, as texts of whole lines with their ends; memory does not grow with
 * the text. UTF-8, or UTF-16 when it says so.
 *
 * A line longer than {@link longestLine} is cut off there.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void, void> {
  let decoder: Decoder | null = null;
  let rest = '';
  for await (const chunk of wholeStart(chunks)) {
    decoder ??= decoderOf(chunk);
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    const first = text.indexOf('\n') + 1;
    if (first === 0) {
      if (rest.length < longestLine) rest += text;
      continue;
    }
    const last = text.lastIndexOf('\n') + 1;
    // The line that began in the piece before stands alone: in front of the others it would make a copy of them all.
    yield rest + text.slice(0, first);
    if (last > first) yield text.slice(first, last);
    rest = text.slice(last);
  }
  rest += decoder?.end() ?? '';
  if (rest !== '') yield rest;
}
