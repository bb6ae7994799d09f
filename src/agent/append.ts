/**
 * Adds one thing to a list that nobody has seen yet; `null` is the list that is still empty. A list that begins
 * empty takes room for seventeen things with its first, and nearly every frame holds one.
 */
export const append = <Item>(list: Item[] | null, item: Item): Item[] => {
  if (list === null) return [item];
  list.push(item);
  return list;
};
