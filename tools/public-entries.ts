import packageJson from '../package.json' with { type: 'json' };

/** A public import path, and the source behind it. */
export interface PublicEntry {
  /** As in `exports` of package.json: `.` or `./protocol`. */
  readonly subpath: string;
  /** As in an import: `ccbar-agent/protocol`. */
  readonly name: string;
  /** From the top of the repository. */
  readonly source: string;
}

/** Every public import path whose module is compiled from a source; files to serve are not among them. */
export const publicEntries: readonly PublicEntry[] = Object.entries(packageJson.exports).flatMap(
  ([subpath, target]) =>
    typeof target === 'string'
      ? []
      : [
          {
            subpath,
            name: subpath.replace(/^\./, packageJson.name),
            source: target.import.replace('./dist/', '').replace(/\.js$/, '.ts'),
          },
        ],
);
