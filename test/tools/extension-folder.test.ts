import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension, EXTENSION_ID, isNarrow, USUAL_MATCHES } from '../../tools/extension-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccbar-agent-extension-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the extension', () => {
  it('asks for nothing but its pages, has no worker, and always the same id', async () => {
    await buildExtension(folder, ['https://desk.example.com/*']);
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      manifest_version: 3,
      devtools_page: 'devtools.html',
      content_scripts: [{ matches: ['https://desk.example.com/*'], js: ['content.js'] }],
    });
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/permissions|background|web_accessible|externally/)]),
    );
    // Chrome writes the first half of the hash with the letters a to p.
    const hash = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32);
    const id = hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(id).toBe(EXTENSION_ID);
    const files = await readdir(folder);
    for (const named of ['devtools.html', 'devtools.js', 'panel.html', 'panel.js', 'content.js']) {
      expect(files).toContain(named);
    }
    for (const script of files.filter((name) => name.endsWith('.js'))) {
      const text = await readFile(join(folder, script), 'utf8');
      expect(
        text.match(/(?<!\.)\beval\(|new Function|https?:\/\/(?!www\.w3\.org\/2000\/svg)/g) ?? [],
      ).toEqual([]);
    }
  });

  it.each([
    { pattern: 'https://desk.example.com/*', narrow: true },
    { pattern: 'http://127.0.0.1/*', narrow: true },
    { pattern: 'https://*.example.com/crm/*', narrow: true },
    { pattern: 'https://*/*', narrow: false },
    { pattern: '*://desk.example.com/*', narrow: false },
    { pattern: '<all_urls>', narrow: false },
    { pattern: 'https://*.*/*', narrow: false },
    { pattern: 'file:///*', narrow: false },
  ])('$pattern is narrow: $narrow', ({ pattern, narrow }) => {
    expect(isNarrow(pattern)).toBe(narrow);
  });

  it('is not built for every page there is', async () => {
    expect(USUAL_MATCHES.every(isNarrow)).toBe(true);
    await expect(buildExtension(folder, ['https://*/*'])).rejects.toThrow('has to name its host');
    await expect(buildExtension(folder, [])).rejects.toThrow('received none');
  });
});
