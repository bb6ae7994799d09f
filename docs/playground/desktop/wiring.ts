import { make } from '../make.ts';
import sample from './sample.ts?raw';

const tokens = /('[^']*')|\b(import|from|const)\b/g;

const coloured = (line: string): readonly (Node | string)[] => {
  let end = 0;
  const parts = [...line.matchAll(tokens)].flatMap((match) => {
    const [token, text] = match;
    const before = line.slice(end, match.index);
    end = match.index + token.length;
    return [before, make('span', { class: text === undefined ? 'code-word' : 'code-text' }, token)];
  });
  return [...parts, line.slice(end)];
};

/** The ten lines behind this page; the compiler checks them like everything else. */
export const mountWiring = (element: HTMLElement): void => {
  const lines = sample.trim().split('\n');
  const code = make('code', {}, ...lines.flatMap((line) => [...coloured(line), '\n']));
  const scroller = make('pre', { tabindex: '0', 'aria-labelledby': 'wiring-title', role: 'group' }, code);
  element.append(scroller);
};
