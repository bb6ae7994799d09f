/** Returns a wire id as text that a narrow place may break after an underscore; nothing of it is ever cut. */
export const wholeId = (id: string): readonly (Node | string)[] =>
  id.split('_').flatMap((part, index, parts) => {
    if (index === parts.length - 1) return [part];
    return [`${part}_`, document.createElement('wbr')];
  });
