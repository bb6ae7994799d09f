import { describedMembers, sentence } from './doc-comment.ts';
import { banner, code, table } from './markdown.ts';

/** `docs/reference/errors.md`. */
export const errorsPage = (): string =>
  [
    banner,
    '# Errors',
    'What comes from outside never throws: it is a [finding](findings.md). A `CcbarError` is thrown early, and only ' +
      'for misuse by the programmer. Its `code` is public API and follows semver; its message is not. Recognise it ' +
      "by `error.name === 'CcbarError'` and `error.code`, since `instanceof` fails across frames.",
    table(
      ['Code', 'When'],
      describedMembers('src/errors.ts', 'CcbarErrorCode').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
    '## What surfaces on `errors$`',
    'Failures of the application around the agent. The agent goes on.',
    table(
      ['`where`', 'What failed'],
      describedMembers('src/agent-api.ts', 'ErrorPlace').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
  ].join('\n\n');
