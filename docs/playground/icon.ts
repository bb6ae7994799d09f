const paths = {
  inbound: 'M13 3 4 12M4 5.5V12h6.5',
  outbound: 'M3 13 12 4M5.5 4H12v6.5',
  internal: 'M2.5 6h10M9.5 3l3 3-3 3M13.5 11h-10M6.5 8l-3 3 3 3',
  unknown: 'M8 2.5v11M2.5 8h11',
  phone: 'M3 3.4c0 5.3 4.3 9.6 9.6 9.6l1-2.5-2.9-1.4-1.3 1.3A8 8 0 0 1 5.600 6.600l1.3-1.3-1.4-2.9Z',
  check: 'M3 8.500 6.500 12 13 4.500',
  cross: 'M4 4l8 8M12 4l-8 8',
  person: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8ZM3 13.4c.6-2.3 2.6-3.6 5-3.6s4.4 1.3 5 3.6',
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof paths;

const svg = 'http://www.w3.org/2000/svg';

/** A small line drawing in the colour of the text around it. It carries no information that the text does not carry. */
export const icon = (name: IconName): SVGSVGElement => {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', paths[name]);
  drawing.append(line);
  return drawing;
};
