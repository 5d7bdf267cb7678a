import temml from 'temml';
import { tex2typst } from 'tex2typst';

const longest = 500;
const deepest = 8;

// Commands that define, load, link or set attributes; no formula of a question needs them.
const refused =
  /\\(?:[egx]?def|(?:future)?let|global|(?:re|provide)?newcommand|renewcommand|providecommand|require|char|label|(?:eq)?ref|tag|href|url|includegraphics|class|id|style|data|html\w*)(?![a-zA-Z])/;

// What Temml writes; anything else is a fault of it or of this list.
const mathTags =
  /^(?:math|annotation|maction|menclose|merror|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|semantics)$/;

// Browsers draw a single letter as a mathematical italic one, which only a font for mathematics has; ordinary
// italics (styles/rich-text.css) are on every phone.
const variable = /<mi>([A-Za-z\u03b1-\u03c9])<\/mi>/g;

/** The MathML of a TeX formula, safe as HTML; null where it is not taken. */
export function formulaHtml(tex: string, display: boolean): string | null {
  if (!isBounded(tex)) return null;
  try {
    const html = temml.renderToString(tex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxSize: [10, 100],
      maxExpand: 50,
      macros: {},
    });
    return isMathMl(html) ? html.replaceAll(variable, '<mi class="it">$1</mi>') : null;
  } catch {
    return null;
  }
}

/**
 * The formula in Typst's words, for `eval(…, mode: "math")`; null where it is not taken. Temml parses it first:
 * it is strict where tex2typst is not.
 */
export function formulaTypst(tex: string): string | null {
  // In Typst, # is code and " ends a text.
  if (/["#`@]/.test(tex) || formulaHtml(tex, false) === null) return null;
  try {
    const typst = tex2typst(tex);
    return isPlainMath(typst) ? typst : null;
  } catch {
    return null;
  }
}

function isBounded(tex: string): boolean {
  if (tex.trim() === '' || tex.length > longest || refused.test(tex)) return false;
  let depth = 0;
  for (const [mark] of tex.matchAll(/\\[a-zA-Z]+|\\[\s\S]|[{}]/g)) {
    if (mark === '{' || mark === '\\left' || mark === '\\begin') depth += 1;
    if (mark === '}' || mark === '\\right' || mark === '\\end') depth -= 1;
    if (depth > deepest) return false;
  }
  return true;
}

function isMathMl(html: string): boolean {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return tags.every((tag) => {
    const name = /^<\/?([a-z]+)/.exec(tag)?.[1] ?? '';
    return mathTags.test(name) && !/\s(?:on\w+|href|src)\s*=/i.test(tag);
  });
}

// Code that tex2typst writes itself: spaces and the frame of a matrix.
const ownCode = /#(?:none|center|left|right|h\(-?[\d.]+(?:em|cm|mm|pt)\)|\([hv]line: [\d(), ]+\))/g;

/** Whether nothing in it is code or could end a text early. */
function isPlainMath(typst: string): boolean {
  const parts = typst.split('"');
  if (parts.length % 2 === 0) return false;
  return parts.every((part, place) =>
    place % 2 === 1 ? !part.includes('\\') : !/[#`]/.test(part.replaceAll(ownCode, '')),
  );
}
