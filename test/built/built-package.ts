import { inject } from 'vitest';

/**
 * Returns a folder with the package and its peers in `node_modules`, as a user's project has them. It is the same for the
 * whole run, so that whoever writes into it uses a folder of its own in it.
 */
export async function builtPackage(): Promise<string> {
  const response = await fetch(inject('builtPackage'));
  const text = await response.text();
  if (!response.ok) throw new Error(`The package was not built: ${text}`);
  return text;
}
