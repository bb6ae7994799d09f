import { escapeText } from '../../chart/markup.ts';
import { printableJson, withoutControls } from '../io/printable.ts';

/** Text as it may stand anywhere in a page, between tags or in an attribute, and in a terminal. */
export const escaped = (text: string): string => escapeText(withoutControls(text)).replaceAll("'", '&#39;');

/** Data as it may stand in a script, and in a terminal. */
export const scriptJson = (data: unknown): string =>
  printableJson(JSON.stringify(data).replaceAll('<', '\\u003c'));
