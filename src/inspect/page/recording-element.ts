import { escapeText } from '../../chart/markup.ts';

/**
 * Writes a recording into the page of the stand-alone inspector, piece by piece: the element that the page reads when it
 * starts. It belongs at the end of the body.
 *
 * @param name The name of the recording, as the page shows it.
 * @param options.isAtEnd The newest record is shown first; without it the oldest.
 */
export async function* recordingElement(
  name: string,
  recording: AsyncIterable<string>,
  { isAtEnd = false }: { readonly isAtEnd?: boolean } = {},
): AsyncGenerator<string, void, void> {
  const at = isAtEnd ? ' data-at="end"' : '';
  yield `<script type="application/x-ndjson" data-name="${escapeText(name)}"${at}>`;
  // A `<` of a recording stands within JSON text, where it may be escaped.
  for await (const text of recording) yield text.replaceAll('<', '\\u003c');
  yield '</script>';
}
