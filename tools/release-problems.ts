/** The fields of package.json that name the owner's places, with an example of each. */
const OWNER_FIELDS: Readonly<Record<string, string>> = {
  repository: '{ "type": "git", "url": "git+https://github.com/OWNER/ccbar-agent.git" }',
  homepage: '"https://github.com/OWNER/ccbar-agent#readme"',
  bugs: '{ "url": "https://github.com/OWNER/ccbar-agent/issues" }',
};

/**
 * Checks what only the owner can decide before a release.
 *
 * @param packageJson The content of package.json.
 * @returns A sentence for each field to fill in; empty when the package may be released.
 */
export const releaseProblems = (packageJson: object): readonly string[] =>
  Object.entries(OWNER_FIELDS)
    .filter(([field]) => !(field in packageJson))
    .map(
      ([field, example]) =>
        `package.json has no "${field}". It is the owner's to fill in before a release, such as ${example}.`,
    );
