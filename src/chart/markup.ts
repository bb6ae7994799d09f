/** An element to be: drawn into a page, or written as text. */
export interface Markup {
  readonly tag: string;
  /** Distinguishes an element from its siblings, so that it stays the same one when the picture changes; may be empty. */
  readonly key: string;
  readonly attributes: { readonly [name: string]: string | number | undefined };
  readonly children: readonly (Markup | string)[];
}

type Attributes = Markup['attributes'];

/** An element; its key is its `data-key`. */
export const element = (
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Markup | string)[]
): Markup => ({ tag, key: String(attributes['data-key'] ?? ''), attributes, children });

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it may stand in XML. */
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (found) => escapes[found] ?? '');

/** The element as XML text. Keys are left out. */
export const toText = ({ tag, attributes, children }: Markup): string => {
  const written = Object.entries(attributes)
    .filter(([name, value]) => value !== undefined && !name.startsWith('data-'))
    .map(([name, value]) => ` ${name}="${escapeText(String(value))}"`)
    .join('');
  const inner = children.map((child) => (typeof child === 'string' ? escapeText(child) : toText(child)));
  return inner.length === 0 ? `<${tag}${written}/>` : `<${tag}${written}>${inner.join('')}</${tag}>`;
};
