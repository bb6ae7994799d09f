/** Sharp enough for screens of high density and for print. */
const scale = 2;

const numberOf = (element: Element, name: string): number => Number(element.getAttribute(name) ?? 0);

const outlineOf = (element: Element): Path2D | null => {
  const outline = new Path2D();
  switch (element.localName) {
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '');
    case 'rect':
      outline.roundRect(
        numberOf(element, 'x'),
        numberOf(element, 'y'),
        numberOf(element, 'width'),
        numberOf(element, 'height'),
        numberOf(element, 'rx'),
      );
      return outline;
    case 'circle':
      outline.arc(numberOf(element, 'cx'), numberOf(element, 'cy'), numberOf(element, 'r'), 0, 2 * Math.PI);
      return outline;
    default:
      return null;
  }
};

const isDrawn = (paint: string): boolean =>
  paint !== 'none' && paint !== 'transparent' && paint !== 'rgba(0, 0, 0, 0)';

/**
 * The chart as a PNG picture, painted from what the page shows. It is drawn line by line rather than loaded
 * as an image, which a strict content security policy would not let through.
 */
export const paintChart = (chart: SVGSVGElement, ground: string): Blob | null => {
  const page = chart.ownerDocument;
  const view = page.defaultView ?? window;
  const { width, height } = {
    width: Number(chart.dataset['width']),
    height: Number(chart.dataset['height']),
  };
  const canvas = page.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.scale(scale, scale);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, width, height);
  const paint = (element: Element, opacity: number): void => {
    const style = view.getComputedStyle(element);
    pen.globalAlpha = opacity * Number(style.opacity);
    const outline = outlineOf(element);
    if (outline !== null && isDrawn(style.fill)) {
      pen.fillStyle = style.fill;
      pen.fill(outline);
    }
    if (outline !== null && isDrawn(style.stroke)) {
      pen.strokeStyle = style.stroke;
      pen.lineWidth = Number.parseFloat(style.strokeWidth);
      pen.setLineDash(
        style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(',').map(Number.parseFloat),
      );
      pen.stroke(outline);
    }
    if (element.localName === 'text') {
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      pen.textAlign = style.textAnchor === 'middle' ? 'center' : 'left';
      pen.fillStyle = style.fill;
      pen.fillText(element.textContent ?? '', numberOf(element, 'x'), numberOf(element, 'y'));
      return;
    }
    const inner = opacity * Number(style.opacity);
    for (const child of element.children) paint(child, inner);
  };
  for (const child of chart.children) paint(child, 1);
  // `toBlob` waits until the browser has nothing else to do, which may take seconds.
  const text = atob(canvas.toDataURL('image/png').split(',')[1] ?? '');
  return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: 'image/png' });
};
