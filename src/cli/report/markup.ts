import { printableJson, withoutControls } from '../io/printable.ts';

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in a page, between tags or in an attribute, and in a terminal. */
export const escaped = (text: string): string =>
  withoutControls(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** Data as it may stand in a script, and in a terminal. */
export const scriptJson = (data: unknown): string =>
  printableJson(JSON.stringify(data).replaceAll('<', '\\u003c'));
