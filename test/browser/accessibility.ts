import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** One rule of axe that a page breaks, as a test shows it. */
export interface Violation {
  readonly rule: string;
  readonly help: string;
  /** The selectors of the elements, each after the path of its document when that is in an iframe. */
  readonly at: readonly string[];
}

/** The rules of axe that are checked: those of WCAG 2.2 up to AA, and the agreed good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules that apply to a whole page, and therefore not to the document in an iframe. */
const OF_WHOLE_PAGES = ['bypass', 'landmark-one-main', 'page-has-heading-one', 'region'];

/** The options of a check by axe. */
export interface ViolationOptions {
  /** The rules that do not apply, by their ids, such as `region` for a page that is one widget. */
  readonly without?: readonly string[];
  /** The only rules that are asked, such as `color-contrast` where a page differs from another in its colours. */
  readonly only?: readonly string[];
  /** The part of the page that is looked at, as a selector; frames are left out then. */
  readonly within?: string;
}

/** Returns every violation that axe finds in the documents of a page, iframes and open shadow roots included. */
export async function violationsOf(
  page: Page,
  { without = [], only, within }: ViolationOptions = {},
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  for (const frame of within === undefined ? page.frames() : [page.mainFrame()]) {
    const isMain = frame === page.mainFrame();
    const off = isMain ? without : [...without, ...OF_WHOLE_PAGES];
    // Evaluated by the debugger, so that a strict policy of the page neither stops it nor reports it.
    if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
    const violations = await frame.evaluate(
      async ([tags, rules, ids, part]) => {
        const runner = (window as unknown as { readonly axe: typeof axe }).axe;
        const result = await runner.run(part ?? document, {
          iframes: false,
          resultTypes: ['violations'],
          runOnly:
            ids === undefined ? { type: 'tag', values: [...tags] } : { type: 'rule', values: [...ids] },
          rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
        });
        return result.violations.map(({ id, help, nodes }) => ({
          rule: id,
          help,
          at: nodes.map(({ target }) => target.flat().join(' ')),
        }));
      },
      [TAGS, off, only, within] as const,
    );
    const place = isMain ? '' : `${new URL(frame.url()).pathname} `;
    found.push(...violations.map((one) => ({ ...one, at: one.at.map((where) => `${place}${where}`) })));
  }
  return found;
}

/** Expects that axe finds no violation in any document of a page. */
export async function expectNoViolations(page: Page, options?: ViolationOptions): Promise<void> {
  expect(await violationsOf(page, options)).toEqual([]);
}

/** Changes a page to a look as a system does, and returns when it and its frames have taken it on. */
export async function changeLook(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  for (const frame of page.frames()) {
    await frame.waitForFunction(
      (look) =>
        matchMedia(`(prefers-color-scheme: ${look})`).matches &&
        (document.documentElement.dataset['theme'] ?? look) === look,
      colorScheme,
    );
  }
}

/**
 * Checks an open page in the light look and then in the dark one, which another visit would show no better. The dark look
 * differs in its colours alone, so that only their contrast is asked for there.
 */
export async function inBothLooks(
  page: Page,
  check: (options: ViolationOptions) => Promise<void>,
): Promise<void> {
  await changeLook(page, 'light');
  await check({});
  await changeLook(page, 'dark');
  await check({ only: ['color-contrast'] });
}
