type Child = Node | string | null;
type Attributes = { readonly [name: string]: string | boolean };

/**
 * Makes an element. Texts become text nodes, never markup, so that nothing a message says can act on the page.
 *
 * @param attributes `false` leaves one out, `true` sets it without a value.
 */
export const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

/** The element that a page must have. */
export const find = <Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): Found => {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
};
