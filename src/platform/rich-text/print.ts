import type { Token, Tokens } from 'marked';
import { formulaTypst } from './formula.ts';
import { blockTokens, type FormulaToken, plain } from './tokens.ts';

/** The input of `rich-text.typ`: plain data; of formulas Typst's own words, checked. */
export type PrintInline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em'; content: PrintInline[] }
  | { kind: 'formula'; typst: string; display: boolean }
  | { kind: 'blank'; no: number }
  | { kind: 'picture'; path: string; text: string };
export type PrintBlock =
  | { kind: 'paragraph'; content: PrintInline[] }
  | { kind: 'list'; ordered: boolean; items: PrintBlock[][] }
  | { kind: 'quote'; content: PrintBlock[] }
  | { kind: 'table'; header: PrintInline[][]; cells: PrintInline[][] };

export interface PrintOptions {
  /** The path of a picture from the root of the checkout; null where it cannot be printed. */
  picture?: (key: string) => string | null;
  /** Whether Typst compiles a formula (`Documents.printsFormula`). */
  printsFormula: (typst: string) => boolean;
}

/** The blocks of a Markdown text for print. */
export function printBlocks(markdown: string, options: PrintOptions): PrintBlock[] {
  return new Printer(options).blocks(blockTokens(markdown));
}

class Printer {
  readonly #options: PrintOptions;
  #blanks = 0;

  constructor(options: PrintOptions) {
    this.#options = options;
  }

  blocks(tokens: readonly Token[]): PrintBlock[] {
    return tokens.flatMap((token) => this.#block(token));
  }

  #block(token: Token): PrintBlock[] {
    switch (token.type) {
      case 'space':
      case 'def':
      case 'hr':
        return [];
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ kind: 'list', ordered, items: items.map((item) => this.blocks(item.tokens)) }];
      }
      case 'blockquote':
        return [{ kind: 'quote', content: this.blocks(token.tokens ?? []) }];
      case 'table': {
        const { header, rows } = token as Tokens.Table;
        return [
          {
            kind: 'table',
            header: header.map((cell) => this.#inlines(cell.tokens)),
            cells: rows.flat().map((cell) => this.#inlines(cell.tokens)),
          },
        ];
      }
      case 'heading':
        return [
          { kind: 'paragraph', content: [{ kind: 'strong', content: this.#contentOf(token) }] },
        ];
      default:
        return [{ kind: 'paragraph', content: this.#contentOf(token) }];
    }
  }

  #contentOf(token: Token): PrintInline[] {
    if (token.type === 'formula' || !('tokens' in token) || !token.tokens)
      return [this.#inline(token)];
    return this.#inlines(token.tokens);
  }

  #inlines(tokens: readonly Token[]): PrintInline[] {
    return tokens.map((token) => this.#inline(token));
  }

  #inline(token: Token): PrintInline {
    const text = plain('text' in token ? String(token.text) : token.raw);
    switch (token.type) {
      case 'formula':
        return this.#formula(token as unknown as FormulaToken);
      case 'blank':
        this.#blanks += 1;
        return { kind: 'blank', no: this.#blanks };
      case 'br':
        return { kind: 'text', text: '\n' };
      case 'codespan':
      case 'code':
        return { kind: 'code', text };
      case 'strong':
      case 'em':
        return { kind: token.type, content: this.#inlines(token.tokens ?? []) };
      case 'image': {
        const path = this.#options.picture?.((token as Tokens.Image).href) ?? null;
        return path === null
          ? { kind: 'text', text: `［图：${text}］` }
          : { kind: 'picture', path, text };
      }
      default:
        return { kind: 'text', text };
    }
  }

  #formula({ tex, display, raw }: FormulaToken): PrintInline {
    const typst = formulaTypst(tex);
    return typst !== null && this.#options.printsFormula(typst)
      ? { kind: 'formula', typst, display }
      : { kind: 'code', text: plain(raw) };
  }
}
