import { describedMembers, sentence } from './doc-comment.ts';
import { banner, code, table } from './markdown.ts';

/** `docs/reference/errors.md`. */
export const errorsPage = (): string =>
  [
    banner,
    '# Errors',
    'Input from outside never causes an exception: a mistake in it is a [finding](findings.md). A `CcbarError` is thrown early, and only ' +
      'for misuse by the programmer. Its `code` is public API and follows semver; its message is not. Recognise it ' +
      "by `error.name === 'CcbarError'` and `error.code`, since `instanceof` fails across iframes.",
    table(
      ['Code', 'When'],
      describedMembers('src/errors.ts', 'CcbarErrorCode').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
    '## What `errors$` emits',
    '`errors$` emits failures of the application around the agent. The agent itself continues.',
    table(
      ['`where`', 'What failed'],
      describedMembers('src/agent-api.ts', 'ErrorPlace').map(({ name, meaning }) => [
        code(name),
        sentence(meaning),
      ]),
    ),
  ].join('\n\n');
