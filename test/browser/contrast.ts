import type { Frame, Page } from 'playwright-core';

/** A text that is hard to read, with the ratio it has and the ratio it needs. */
export interface FaintText {
  readonly text: string;
  readonly ratio: number;
  readonly needed: number;
}

/**
 * Every text that can be seen and has less contrast than WCAG AA asks for: 4.5, or 3 for large letters. What is
 * disabled is exempt, as there. Backgrounds must be plain colours.
 */
export const faintTexts = (page: Page | Frame): Promise<readonly FaintText[]> =>
  page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, alpha: number];
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext(
      '2d',
      {
        willReadFrequently: true,
      },
    );
    const read = (css: string): Colour => {
      if (context === null) throw new Error('No canvas.');
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = css;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = ([r, g, b, alpha]: Colour, below: Colour): Colour => {
      const mix = (top: number, under: number) => top * alpha + under * (1 - alpha);
      return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2]), 1];
    };
    const backgroundOf = (element: Element | null): Colour => {
      if (element === null) return read('Canvas');
      const own = read(getComputedStyle(element).backgroundColor);
      return own[3] === 1 ? own : over(own, backgroundOf(element.parentElement));
    };
    const luminance = ([r, g, b]: Colour): number => {
      const linear = (value: number) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; ratio: number; needed: number }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (
        text === '' ||
        element === null ||
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest('option')
      )
        continue;
      if (element.closest(':disabled, [aria-disabled="true"], .visually-hidden')) continue;
      const style = getComputedStyle(element);
      const background = backgroundOf(element);
      const [bright, dark] = [luminance(over(read(style.color), background)), luminance(background)].sort(
        (a, b) => b - a,
      );
      const ratio = ((bright ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const needed = isLarge ? 3 : 4.5;
      if (ratio < needed) found.push({ text, ratio: Math.round(ratio * 100) / 100, needed });
    }
    return found;
  });
