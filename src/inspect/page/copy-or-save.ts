import { saveFile } from '../../doors/save-file.ts';

/**
 * Puts something on the clipboard; where that is not allowed, as on a page without a secure context, it
 * becomes a download.
 *
 * @returns what was done, for people.
 */
export const copyOrSave = async (page: Document, name: string, data: Blob): Promise<string> => {
  const clipboard = page.defaultView?.navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard === undefined) throw new Error('no clipboard');
    if (data.type.startsWith('text/')) await clipboard.writeText(await data.text());
    else await clipboard.write([new ClipboardItem({ [data.type]: data })]);
    return `Copied ${name}`;
  } catch {
    saveFile(page, name, data);
    return `Saved ${name}`;
  }
};

/** Asks the person for a file. Resolves to nothing when none is chosen. */
export const askForFile = (
  page: Document,
): Promise<{ readonly name: string; readonly text: string } | null> =>
  new Promise((resolve) => {
    const input = page.createElement('input');
    input.type = 'file';
    input.accept = '.ndjson,.jsonl,.json,.txt,application/x-ndjson';
    input.addEventListener('cancel', () => resolve(null));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file === undefined) resolve(null);
      else
        file.text().then(
          (text) => resolve({ name: file.name, text }),
          () => resolve(null),
        );
    });
    input.click();
  });
