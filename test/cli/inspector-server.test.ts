import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InspectorServer, serveInspector } from '../../src/cli/io/inspector-server.ts';
import { INSPECTOR_CSP } from '../../tools/inspector-page.ts';

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

let server: InspectorServer;
beforeAll(async () => {
  server = await serveInspector({
    page: '<!doctype html><title>page</title><body></body>',
    script: new TextEncoder().encode('script'),
    name: 'a "b".ndjson',
    recording: async () => bytes('{"at":1,"data":"ü</script><img>"}\n'),
  });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: { readonly [name: string]: unknown };
}

const get = (path: string, { host = '', method = 'GET' } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const url = new URL(path, server.url);
    const asked = request(url, { method, headers: host === '' ? {} : { host } }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
    });
    asked.on('error', reject).end();
  });

describe('the server of `ccbar-agent inspect`', () => {
  it('is bound to this computer', () => {
    expect(new URL(server.url)).toMatchObject({ hostname: '127.0.0.1', search: '' });
  });

  it('gives the page with the recording in it, each time anew, and the script', async () => {
    const recorded = '{"at":1,"data":"ü\\u003c/script>\\u003cimg>"}\n';
    const body = `<!doctype html><title>page</title><body><script type="application/x-ndjson" data-name="a &quot;b&quot;.ndjson">${recorded}</script></body>`;
    for (let time = 0; time < 2; time++) expect(await get('')).toMatchObject({ status: 200, body });
    expect(await get('inspector.js')).toMatchObject({ status: 200, body: 'script' });
  });

  it.each([
    { what: 'without the secret', path: '/', options: {}, status: 404 },
    { what: 'with another secret', path: '/0123456789012345678901/', options: {}, status: 404 },
    { what: 'outside of it', path: '../package.json', options: {}, status: 404 },
    { what: 'for another host', path: '', options: { host: 'evil.example' }, status: 403 },
    { what: 'to write', path: '', options: { method: 'POST' }, status: 403 },
  ])('refuses a request $what', async ({ path, options, status }) => {
    expect(await get(path, options)).toMatchObject({ status, body: '' });
  });

  it('lets the page load from nowhere else, and be read by nobody else', async () => {
    const { headers } = await get('');
    for (const rule of INSPECTOR_CSP.split('; ')) expect(headers['content-security-policy']).toContain(rule);
    expect(headers).toMatchObject({
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});
