import { Marked, type Token } from 'marked';
import { boundMarkdown } from '../../kernel/markdown.ts';

/** A formula as it stands in a text. */
export interface FormulaToken {
  type: 'formula';
  raw: string;
  tex: string;
  display: boolean;
}

/** A blank to fill in, `____`. */
export interface BlankToken {
  type: 'blank';
  raw: string;
}

/** No text of a question or lesson part is longer; what is, is not parsed. */
export const longestText = 20_000;

const display = /^\$\$(?!\$)((?:\\[\s\S]|[^$\\])+?)\$\$/;
// As in Pandoc: no space inside, no digit behind, so that prices stay text.
const inline = /^\$(?![\s$])((?:\\[^\n]|[^$\\\n])+?)(?<!\s)\$(?![\d$])/;

const formula = (match: RegExpExecArray | null, isDisplay: boolean) =>
  match
    ? { type: 'formula', raw: match[0], tex: plain(match[1] as string), display: isDisplay }
    : undefined;

const startOf = (src: string, mark: string) => {
  const at = src.indexOf(mark);
  return at < 0 ? undefined : at;
};

const parser = new Marked({
  breaks: true,
  extensions: [
    {
      name: 'displayFormula',
      level: 'block',
      start: (src) => startOf(src, '$$'),
      tokenizer(src) {
        const match = display.exec(src);
        // Text behind it on the line: it belongs to a paragraph.
        const alone = match && /^[ \t]*(?:\n|$)/.test(src.slice(match[0].length));
        return alone ? formula(match, true) : undefined;
      },
    },
    {
      name: 'inlineFormula',
      level: 'inline',
      start: (src) => startOf(src, '$'),
      tokenizer: (src) => formula(display.exec(src), true) ?? formula(inline.exec(src), false),
    },
    {
      name: 'blank',
      level: 'inline',
      start: (src) => startOf(src, '___'),
      tokenizer(src) {
        const match = /^_{3,}/.exec(src);
        return match ? { type: 'blank', raw: match[0] } : undefined;
      },
    },
  ],
});

/** The blocks of a Markdown text. */
export const blockTokens = (markdown: string): Token[] => {
  const text = markdown.replaceAll('\r\n', '\n').slice(0, longestText);
  return parser.lexer(boundMarkdown(text));
};

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The text of a token: the lexer leaves character references as typed. */
export function plain(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|(amp|lt|gt|quot|nbsp));/g, (whole, code, name) => {
    if (name) return named[name] as string;
    const point = Number(code);
    return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Whether a link may be followed: to the web or to an own page. */
export const isSafeLink = (href: string): boolean => /^(?:https?:\/\/|\/(?![/\\]))/.test(href);
