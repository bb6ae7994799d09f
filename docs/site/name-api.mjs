// TypeDoc calls modules by their folders; the pages call them as they are imported.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('pages/api', import.meta.url));

for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'))) {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8')
    .replace(/^# src\/?/m, (found) => (found.endsWith('/') ? '# ccbar-agent/' : '# ccbar-agent'))
    .replace(/^# machines/m, '# ccbar-agent/machines')
    .replace(/\[src\/?([\w/]*)\]/g, (_, inner) => `[ccbar-agent${inner === '' ? '' : `/${inner}`}]`)
    .replace('[machines]', '[ccbar-agent/machines]');
  writeFileSync(path, text);
}
