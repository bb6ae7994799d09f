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

/**
 * Makes the children of an element what they are to be. Those with the same key and tag stay the elements
 * they are, so that focus, scroll position and transitions live on. Sets attributes and texts only: no
 * markup is parsed and no style attribute is written.
 */
export const patchChildren = (parent: Element, children: readonly (Markup | string)[]): void => {
  const known = new Map<string, Element>();
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    const key = keyOf.get(node);
    if (key !== undefined) known.set(key, node as Element);
  }
  let at: ChildNode | null = parent.firstChild;
  let nameless = 0;
  for (const child of children) {
    if (typeof child === 'string') {
      if (at !== null && at.nodeType === 3) {
        if (at.nodeValue !== child) at.nodeValue = child;
        at = at.nextSibling;
      } else parent.insertBefore(parent.ownerDocument.createTextNode(child), at);
      continue;
    }
    const key = child.key === '' ? `${child.tag} ${nameless++}` : child.key;
    const same = known.get(key);
    known.delete(key);
    const isSame = same !== undefined && same.localName === child.tag;
    const target = isSame ? same : create(parent, child.tag, key);
    patchElement(target, child);
    if (target === at) at = at.nextSibling;
    else parent.insertBefore(target, at);
  }
  while (at !== null) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
};
