import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from '../../src/chart/palette.ts';

/** Returns the luminance of a colour as defined by WCAG 2, from 0 to 1. */
const luminance = (colour: string): number => {
  const parts = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};

const texts = (palette: Palette): readonly (readonly [string, string, string])[] => {
  const {
    ink,
    ink2,
    ink3,
    surface,
    sunken,
    hover,
    accent,
    onAccent,
    warn,
    warnSoft,
    error,
    errorSoft,
    tones,
  } = palette;
  return [
    ...[surface, sunken, hover].flatMap((ground) => [
      ['ink', ink, ground] as const,
      ['ink2', ink2, ground] as const,
      ['ink3', ink3, ground] as const,
    ]),
    ['accent', accent, surface],
    ['onAccent', onAccent, accent],
    ['warn', warn, surface],
    ['warn', warn, warnSoft],
    ['error', error, surface],
    ['error', error, errorSoft],
    ['a taken label', surface, accent],
    ['a warned label', surface, warn],
    ...Object.entries(tones).map(([state, tone]) => [state, tone.ink, tone.soft] as const),
  ];
};

describe.each(Object.entries({ light, dark }))('%s', (_, palette) => {
  it.each(texts(palette))('%s %s can be read on %s', (_name, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(Object.entries(palette.tones))('the dot of %s is seen', (_state, { dot }) => {
    expect(contrast(dot, palette.surface)).toBeGreaterThanOrEqual(2.5);
  });
});
