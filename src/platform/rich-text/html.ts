import type { Token, Tokens } from 'marked';
import { escapeHtml } from '../../kernel/html.ts';
import { formulaHtml } from './formula.ts';
import { type BlankToken, blockTokens, type FormulaToken, isSafeLink, plain } from './tokens.ts';

export interface RenderOptions {
  /** The address of a picture; null where there is none of this key. */
  picture?: (key: string) => string | null;
  /** The markup of a formula; null where it is shown as typed. MathML without it. */
  formula?: (tex: string, display: boolean) => string | null;
  /** The markup of a blank by its number. */
  blank?: (no: number) => string;
}

/** A text as HTML in two parts: its first paragraph without a tag, and what follows. */
export interface RenderedText {
  lead: string;
  rest: string;
}

/** One line as HTML: of a text with several blocks, all of them joined by spaces. */
export function renderInline(markdown: string, options: RenderOptions = {}): string {
  if (isPlain(markdown)) return escapeHtml(markdown);
  const writer = new Writer(options);
  return blockTokens(markdown)
    .map((token) => writer.inlineOf(token))
    .filter(Boolean)
    .join(' ');
}

/** A text as HTML, each paragraph, list, quote or table a block. */
export function renderBlock(markdown: string, options: RenderOptions = {}): string {
  return new Writer(options).blocks(blockTokens(markdown));
}

/** A text for a place that takes a line and, outside of it, more: a legend, a label. */
export function renderText(markdown: string, options: RenderOptions = {}): RenderedText {
  if (isPlain(markdown)) return { lead: escapeHtml(markdown), rest: '' };
  const writer = new Writer(options);
  const [first, ...others] = blockTokens(markdown).filter(({ type }) => type !== 'space');
  if (first?.type !== 'paragraph') {
    return { lead: '', rest: writer.blocks(first ? [first, ...others] : []) };
  }
  return { lead: writer.inlineOf(first), rest: writer.blocks(others) };
}

// Most texts of questions say nothing that Markdown would read.
const isPlain = (markdown: string) =>
  !/[*_~`[\]<>!|$\\\n#&]|^\s|^[-+]|^\d+[.)]|https?:|www\.|@/.test(markdown);

const attribute = (text: string) => escapeHtml(text).replaceAll('"', '&quot;');

/** Writes tokens as HTML: what is not named here is shown as text. */
class Writer {
  readonly #picture: (key: string) => string | null;
  readonly #formula: (tex: string, display: boolean) => string | null;
  readonly #blankOf: (no: number) => string;
  #blanks = 0;

  constructor({ picture = () => null, formula = formulaHtml, blank = blankHtml }: RenderOptions) {
    this.#picture = picture;
    this.#formula = formula;
    this.#blankOf = blank;
  }

  blocks(tokens: readonly Token[]): string {
    return tokens.map((token) => this.#block(token)).join('');
  }

  /** The content of a block without its own tag. */
  inlineOf(token: Token): string {
    if (token.type === 'space' || token.type === 'hr' || token.type === 'def') return '';
    if (token.type === 'formula') return this.#inline(token);
    const { tokens } = token as Tokens.Paragraph;
    return tokens ? this.#inlines(tokens) : escapeHtml(plain(textOf(token)));
  }

  #block(token: Token): string {
    switch (token.type) {
      case 'space':
      case 'def':
        return '';
      case 'hr':
        return '<hr>';
      case 'heading':
        return `<p><strong>${this.inlineOf(token)}</strong></p>`;
      case 'list':
        return this.#list(token as Tokens.List);
      case 'blockquote':
        return `<blockquote>${this.blocks(token.tokens ?? [])}</blockquote>`;
      case 'table':
        return this.#table(token as Tokens.Table);
      case 'code':
        return `<pre><code>${escapeHtml(plain(textOf(token)))}</code></pre>`;
      default:
        return `<p>${this.inlineOf(token)}</p>`;
    }
  }

  #list({ ordered, start, items }: Tokens.List): string {
    const tag = ordered ? 'ol' : 'ul';
    const from = ordered && typeof start === 'number' && start > 1 ? ` start="${start}"` : '';
    const entries = items.map((item) => {
      // A tight item has its text without a paragraph.
      const parts = item.tokens.map((token) =>
        token.type === 'text' ? this.inlineOf(token) : this.#block(token),
      );
      return `<li>${parts.join('')}</li>`;
    });
    return `<${tag}${from}>${entries.join('')}</${tag}>`;
  }

  #table({ header, rows, align }: Tokens.Table): string {
    const cell = (tag: string, one: Tokens.TableCell, place: number) => {
      const scope = tag === 'th' ? ' scope="col"' : '';
      const right = align[place] === 'right' ? ' class="text-right"' : '';
      return `<${tag}${scope}${right}>${this.#inlines(one.tokens)}</${tag}>`;
    };
    const row = (tag: string, cells: Tokens.TableCell[]) =>
      `<tr>${cells.map((one, place) => cell(tag, one, place)).join('')}</tr>`;
    const body = rows.map((cells) => row('td', cells)).join('');
    return `<div class="table-scroll" tabindex="0"><table><thead>${row('th', header)}</thead><tbody>${body}</tbody></table></div>`;
  }

  #inlines(tokens: readonly Token[]): string {
    return tokens.map((token) => this.#inline(token)).join('');
  }

  #inline(token: Token): string {
    switch (token.type) {
      case 'formula':
        return this.#written(token as unknown as FormulaToken);
      case 'blank':
        return this.#blank(token as unknown as BlankToken);
      case 'br':
        return '<br>';
      case 'strong':
      case 'em':
      case 'del':
        return `<${token.type}>${this.#inlines(token.tokens ?? [])}</${token.type}>`;
      case 'codespan':
        return `<code>${escapeHtml(plain(textOf(token)))}</code>`;
      case 'image':
        return this.#image(token as Tokens.Image);
      case 'link':
        return this.#link(token as Tokens.Link);
      case 'checkbox':
        return '';
      default:
        return token.type !== 'html' && 'tokens' in token && token.tokens
          ? this.#inlines(token.tokens)
          : escapeHtml(plain(textOf(token)));
    }
  }

  #blank(_token: BlankToken): string {
    this.#blanks += 1;
    return this.#blankOf(this.#blanks);
  }

  // A formula that is not taken is shown as it was typed.
  #written({ tex, display, raw }: FormulaToken): string {
    return this.#formula(tex, display) ?? `<code>${escapeHtml(plain(raw))}</code>`;
  }

  #image({ href, text }: Tokens.Image): string {
    const words = plain(text);
    const address = this.#picture(href);
    if (address === null)
      return `<span class="picture-missing">［图：${escapeHtml(words)}］</span>`;
    return `<img class="picture" src="${attribute(address)}" alt="${attribute(words)}">`;
  }

  #link({ href, tokens }: Tokens.Link): string {
    const inner = this.#inlines(tokens);
    if (!isSafeLink(href)) return inner;
    return `<a class="link" href="${attribute(href)}" target="_blank" rel="noopener noreferrer">${inner}</a>`;
  }
}

const blankHtml = (no: number) => `<span class="blank"><span class="sr-only">空</span>${no}</span>`;

const textOf = (token: Token): string => ('text' in token ? String(token.text) : token.raw);

const references: Record<string, string> = { '&lt;': '<', '&amp;': '&', '&quot;': '"' };

/** The words of a text alone, in one line: for titles, lists of choices, search. Not HTML. */
export function plainText(markdown: string): string {
  if (isPlain(markdown)) return markdown;
  return renderInline(markdown)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:lt|amp|quot);/g, (one) => references[one] as string)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
