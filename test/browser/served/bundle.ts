import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { once } from './serve.ts';

/** The script of a page, bundled from the sources when it is first asked for. */
export const bundle = (entry: string): (() => Promise<string>) =>
  once(async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      // XState 4 asks for it; without a value its development build would.
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  });
