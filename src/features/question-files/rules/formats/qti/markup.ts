import { formulaHtml, renderBlock, renderText } from '../../../../../platform/rich-text/index.ts';
import { escapeXml } from '../../../../../platform/xml/index.ts';
import type { QtiVersion } from './spelling.ts';

export interface Markup {
  /** A text of several blocks. */
  block(markdown: string): string;
  /** A text that is a line, and more where it has more. */
  line(markdown: string): string;
}

/**
 * Markdown as the XHTML that items of QTI hold, formulas as MathML with their source. `picture` gives the address
 * of a picture within the package, `blank` what stands for a blank. Of a list only QTI 3.0 says where it begins.
 */
export function markupOf(
  picture: (key: string) => string | null,
  blank: (no: number) => string,
  version: QtiVersion,
): Markup {
  const options = { picture, blank, formula };
  const inVersion = (html: string) =>
    version === '3.0' ? xhtml(html) : xhtml(html).replaceAll(/<ol start="\d+">/g, '<ol>');
  return {
    block: (markdown) => inVersion(renderBlock(markdown, options)),
    line(markdown) {
      const { lead, rest } = renderText(markdown, options);
      return inVersion(lead + rest);
    },
  };
}

const space = 'xmlns="http://www.w3.org/1998/Math/MathML"';

function formula(tex: string, display: boolean): string | null {
  const html = formulaHtml(tex, display);
  if (html === null) return null;
  const source = `<annotation encoding="application/x-tex">${escapeXml(tex)}</annotation>`;
  return html
    .replace(
      /^<math[^>]*>/,
      () => `<math ${space}${display ? ' display="block"' : ''}><semantics><mrow>`,
    )
    .replace(/<\/math>$/, () => `</mrow>${source}</semantics></math>`);
}

/** What is HTML alone, or none of QTI's, in words of XHTML. */
const xhtml = (html: string) =>
  html
    .replaceAll(/<(br|hr|img)((?: [\w-]+="[^"]*")*) ?\/?>/g, '<$1$2/>')
    .replaceAll('<div class="table-scroll" tabindex="0">', '<div>')
    .replaceAll(/<(\/?)del>/g, '<$1span>')
    // A body of a table has rows.
    .replaceAll(
      /<thead>(<tr>(?:(?!<thead>).)*?<\/tr>)<\/thead><tbody><\/tbody>/gs,
      '<tbody>$1</tbody>',
    )
    .replaceAll(' target="_blank" rel="noopener noreferrer"', '')
    .replaceAll(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/g, '&amp;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
