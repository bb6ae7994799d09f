import type { Markup } from '../../chart/markup.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const keyOf = new WeakMap<Node, string>();
const shownBy = new WeakMap<Element, Markup>();

const create = (parent: Element, tag: string, key: string): Element => {
  const page = parent.ownerDocument;
  const isSvg = tag === 'svg' || (parent.namespaceURI === svgNamespace && parent.tagName !== 'foreignObject');
  const made = isSvg ? page.createElementNS(svgNamespace, tag) : page.createElement(tag);
  keyOf.set(made, key);
  return made;
};

/** Sets the value as it should be now, since what a person typed or chose may differ from it. */
const setValue = (target: Element, value: string | number | undefined): void => {
  if (value !== undefined && 'value' in target && target.value !== value) target.value = value;
};

const patchAttributes = (target: Element, next: Markup['attributes'], old: Markup['attributes']): void => {
  for (const name in next) {
    const value = next[name];
    if (value === old[name]) continue;
    if (value === undefined) target.removeAttribute(name);
    else target.setAttribute(name, String(value));
  }
  for (const name in old) if (!(name in next)) target.removeAttribute(name);
};

const patchElement = (target: Element, next: Markup): void => {
  const old = shownBy.get(target);
  if (old === next) return;
  shownBy.set(target, next);
  patchAttributes(target, next.attributes, old?.attributes ?? {});
  patchChildren(target, next.children);
  // A choice can only be made among options that are there.
  setValue(target, next.attributes['value']);
};

/** Returns the key of each child that is an element; those without one of their own are counted. */
const keysOf = (children: readonly (Markup | string)[]): readonly string[] => {
  let nameless = 0;
  return children.map((child) => {
    if (typeof child === 'string') return '';
    return child.key === '' ? `${child.tag} ${nameless++}` : child.key;
  });
};

/** Removes the elements that are not shown any more, and returns those that stay by their key. */
const removeOthers = (
  parent: Element,
  children: readonly (Markup | string)[],
  keys: readonly string[],
): Map<string, Element> => {
  const tags = new Map<string, string>();
  children.forEach((child, index) => {
    if (typeof child !== 'string') tags.set(keys[index] ?? '', child.tag);
  });
  const staying = new Map<string, Element>();
  for (const node of [...parent.children]) {
    const key = keyOf.get(node);
    if (key === undefined) continue;
    if (tags.get(key) === node.localName) staying.set(key, node);
    else node.remove();
  }
  return staying;
};

/**
 * Makes the children of an element what they are to be. Those with the same key and tag stay the elements
 * they are, and stay where they are as long as their order does: an element that is moved loses the focus, and
 * the click that has begun on it. Sets attributes and texts only: no markup is parsed and no style attribute is
 * written.
 */
export const patchChildren = (parent: Element, children: readonly (Markup | string)[]): void => {
  const keys = keysOf(children);
  const staying = removeOthers(parent, children, keys);
  let at: ChildNode | null = parent.firstChild;
  const removeAt = (): void => {
    const next: ChildNode | null = at?.nextSibling ?? null;
    at?.remove();
    at = next;
  };
  children.forEach((child, index) => {
    if (typeof child === 'string') {
      if (at !== null && at.nodeType === 3) {
        if (at.nodeValue !== child) at.nodeValue = child;
        at = at.nextSibling;
      } else parent.insertBefore(parent.ownerDocument.createTextNode(child), at);
      return;
    }
    const key = keys[index] ?? '';
    const same = staying.get(key);
    staying.delete(key);
    const target = same ?? create(parent, child.tag, key);
    // A text before an element that stays is one too many.
    while (same !== undefined && at !== null && at.nodeType === 3) removeAt();
    patchElement(target, child);
    if (target === at) at = at.nextSibling;
    else parent.insertBefore(target, at);
  });
  while (at !== null) removeAt();
};
