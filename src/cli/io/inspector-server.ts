/// <reference types="node" />
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pageHeaders } from '../../fleet/http/page-headers.ts';
import { recordingElement } from '../../inspect/page/recording-element.ts';
import { withoutControls } from './printable.ts';
import { readLines } from './read-lines.ts';

/** The files that a server of the inspector shows. */
export interface InspectorFiles {
  /** The page of the inspector, as it is published. */
  readonly page: string;
  readonly script: Uint8Array;
  /** The name of the recording, as the page shows it. */
  readonly name: string;
  /** Opens the recording anew, for each time the page is loaded. */
  readonly recording: () => Promise<AsyncIterable<Uint8Array>>;
}

/** A server that runs. */
export interface InspectorServer {
  /** The address of the page. */
  readonly url: string;
  readonly close: () => void;
}

/** Only this computer can reach it. */
const loopback = '127.0.0.1';

/** Reads the page and the script of the inspector from the first of several folders that has them. */
export const readInspector = async (
  folders: readonly URL[],
): Promise<Pick<InspectorFiles, 'page' | 'script'> | null> => {
  for (const folder of folders) {
    try {
      const [page, script] = await Promise.all([
        readFile(new URL('inspector.html', folder), 'utf8'),
        readFile(new URL('inspector.js', folder)),
      ]);
      return { page, script };
    } catch {
      // The next folder may have it.
    }
  }
  return null;
};

/** The page with the recording in it. */
async function* pageWith(
  page: string,
  name: string,
  recording: AsyncIterable<Uint8Array>,
): AsyncGenerator<string> {
  const [head = '', rest = ''] = page.split('</body>');
  yield head;
  yield* recordingElement(withoutControls(name), readLines(recording));
  yield `</body>${rest}`;
}

/**
 * Serves the inspector with a recording to the browser of this computer. The address holds a secret, so that
 * neither another page nor another user of the computer can read the recording; a request that names another
 * host, as after DNS rebinding, is refused.
 *
 * @param port 0 for any that is free.
 */
export const serveInspector = async (
  { page, script, name, recording }: InspectorFiles,
  port = 0,
): Promise<InspectorServer> => {
  const secret = randomBytes(16).toString('base64url');
  let host = '';
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = ''] = (request.url ?? '').split('?');
    const isAllowed = request.method === 'GET' && request.headers.host === host;
    switch (isAllowed ? path : null) {
      case `/${secret}/`: {
        const bytes = await recording();
        response.writeHead(200, { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' });
        return pipeline(Readable.from(pageWith(page, name, bytes), { objectMode: false }), response);
      }
      case `/${secret}/inspector.js`:
        response
          .writeHead(200, { ...pageHeaders, 'content-type': 'text/javascript; charset=utf-8' })
          .end(script);
        return;
      default:
        response.writeHead(isAllowed ? 404 : 403, pageHeaders).end();
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, loopback, resolve);
  });
  host = `${loopback}:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/${secret}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
