import { escapeText } from '../../chart/markup.ts';
import { recordingElement } from '../../inspect/page/recording-element.ts';

/**
 * Writes the page of the inspector with a recording in it, piece by piece. The page loads `inspector.js` from
 * beside it, and shows the newest record first.
 *
 * @param name the name of the recording, as the page shows it.
 */
export async function* inspectorPage(
  name: string,
  recording: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  yield `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeText(name)} · Agent inspector</title>
    <script type="module" src="inspector.js"></script>
  </head>
  <body>`;
  yield* recordingElement(name, recording, { isAtEnd: true });
  yield '</body>\n</html>\n';
}
