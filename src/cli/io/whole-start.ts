/** So many bytes say how a file is packed and written. */
const enough = 3;

/**
 * The same pieces, the first of them long enough to show how the file is packed and written: a pipe may give one byte
 * at first.
 */
export async function* wholeStart(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let start: Uint8Array | null = new Uint8Array();
  for await (const chunk of chunks) {
    if (start === null) yield chunk;
    else if (start.length + chunk.length < enough) start = Buffer.concat([start, chunk]);
    else {
      yield start.length === 0 ? chunk : Buffer.concat([start, chunk]);
      start = null;
    }
  }
  if (start !== null && start.length > 0) yield start;
}
