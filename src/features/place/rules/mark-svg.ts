import { SaxesParser } from 'saxes';

const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath mask use symbol title desc'.split(
    ' ',
  ),
);
const mostElements = 2000;

export type SvgFault = 'unreadable' | 'not_svg' | 'no_view_box' | 'element' | 'attribute';

/**
 * Returns why a drawing is not taken as the mark of a place, with what is in the way; null when it is shapes alone:
 * no script, no style sheet, no link, no picture or letter from elsewhere.
 */
export function faultOfSvg(text: string): { because: SvgFault; what: string } | null {
  let fault: { because: SvgFault; what: string } | null = null;
  const refuse = (because: SvgFault, what = '') => {
    fault ??= { because, what };
  };
  let count = 0;
  const parser = new SaxesParser();
  parser.on('doctype', () => refuse('unreadable', 'DOCTYPE'));
  parser.on('processinginstruction', ({ target }) => refuse('unreadable', target));
  parser.on('error', () => refuse('unreadable'));
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count === 1 && name !== 'svg') refuse('not_svg', name);
    if (count === 1 && !attributes.viewBox) refuse('no_view_box');
    if (count > mostElements) refuse('unreadable');
    if (!elements.has(name)) refuse('element', name);
    for (const [attribute, value] of Object.entries(attributes))
      if (!isHarmless(attribute, String(value))) refuse('attribute', attribute);
  });
  try {
    parser.write(text).close();
  } catch {
    refuse('unreadable');
  }
  if (count === 0) refuse('not_svg');
  return fault;
}

/** Whether an attribute draws and does nothing else: references stay within the drawing. */
function isHarmless(name: string, value: string): boolean {
  if (/^on/i.test(name)) return false;
  if (/^(xlink:)?href$/i.test(name)) return value.startsWith('#');
  if (/^xmlns(:|$)/.test(name)) return true;
  if (/[\\]|@import|expression|javascript:|data:|https?:/i.test(value)) return false;
  return !/url\(\s*['"]?(?!#)/i.test(value);
}
