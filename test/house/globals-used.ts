import { transform } from 'esbuild';

/**
 * Returns which of these global names a TypeScript file uses as a value: types, properties and names of its own do not count.
 * esbuild knows what is global: it replaces exactly that when it is asked to define a name.
 */
export async function globalsUsed(text: string, names: readonly string[]): Promise<readonly string[]> {
  const define = Object.fromEntries(names.map((name) => [name, `GLOBAL_${name}`]));
  const { code } = await transform(text, { loader: 'ts', define, legalComments: 'none' });
  return names.filter((name) => new RegExp(`\\bGLOBAL_${name}\\b`).test(code));
}
