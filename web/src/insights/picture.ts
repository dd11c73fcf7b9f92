import { saveFile } from '../app/save-file';
import { INKS } from './inks';
import type { Ink } from './inks';

const SCALE = 2;
const HEAD = 56;

/** The chart as a picture: white ground, its question, period and date above it, colours of the light ground. */
export async function savePicture(svg: SVGSVGElement, name: string, title: string, note: string): Promise<void> {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 ${-HEAD} ${width} ${height + HEAD}`);
  copy.setAttribute('width', String(width * SCALE));
  copy.setAttribute('height', String((height + HEAD) * SCALE));
  copy.setAttribute('font-family', 'system-ui, sans-serif');
  copy.prepend(...head(width, height, title, note));
  for (const element of copy.querySelectorAll('[data-ink]')) colour(element);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = (height + HEAD) * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (picture !== null) saveFile(`${name}.png`, picture);
}

function colour(element: Element): void {
  const [light] = INKS[element.getAttribute('data-ink') as Ink];
  const isLine = element.hasAttribute('data-line') || element.tagName === 'line';
  element.setAttribute(isLine ? 'stroke' : 'fill', light);
  if (!isLine) return;
  element.setAttribute('fill', 'none');
  element.setAttribute('stroke-width', element.hasAttribute('data-line') ? '2' : '1');
}

function head(width: number, height: number, title: string, note: string): SVGElement[] {
  const make = (tag: string, attributes: Record<string, string | number>, text = ''): SVGElement => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };
  return [
    make('rect', { x: 0, y: -HEAD, width, height: height + HEAD, fill: '#ffffff' }),
    make('text', { x: 8, y: 22 - HEAD, 'font-size': 16, 'font-weight': 600, fill: INKS.text[0] }, title),
    make('text', { x: 8, y: 42 - HEAD, 'font-size': 11, fill: INKS.dim[0] }, note),
  ];
}
