import { buffer } from 'node:stream/consumers';
import type { Download } from 'playwright-core';

/** The bytes of a downloaded file, which lies where the browser runs. */
export const bytesOf = async (download: Download): Promise<Buffer> =>
  buffer(await download.createReadStream());

/** The text of a downloaded file. */
export const textOf = async (download: Download): Promise<string> =>
  (await bytesOf(download)).toString('utf8');
