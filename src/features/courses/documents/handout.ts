import { formulaTypst } from '../../../platform/rich-text/index.ts';
import type { Block, Inline, LessonDocument, Mark, TableRow } from '../rules/text/document.ts';

/** The input of the Typst template (documents/handout.typ): plain data, of formulas Typst's own words, checked. */
export type HandoutInline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em' | 'strike'; content: HandoutInline[] }
  | { kind: 'link'; href: string; content: HandoutInline[] }
  | { kind: 'formula'; typst: string };
export type HandoutBlock =
  | { kind: 'heading'; level: number; content: HandoutInline[] }
  | { kind: 'paragraph'; content: HandoutInline[] }
  | { kind: 'figure'; path: string; caption: string }
  | { kind: 'formula'; typst: string }
  | { kind: 'code'; text: string }
  | { kind: 'rule' }
  | { kind: 'list'; ordered: boolean; start: number; items: HandoutBlock[][] }
  | { kind: 'quote'; content: HandoutBlock[] }
  | { kind: 'table'; align: string[]; header: HandoutInline[][]; cells: HandoutInline[][] };

export interface PrintOptions {
  /** The path of a figure in print; null where the file is missing, and its caption stands alone. */
  figurePath: (name: string) => string | null;
  /** Whether Typst compiles a formula: one that does not is printed as typed. */
  printsFormula: (typst: string) => boolean;
}

/** The blocks of a lesson for print. */
export function handoutBlocks({ content }: LessonDocument, options: PrintOptions): HandoutBlock[] {
  return new Printer(options).blocks(content);
}

class Printer {
  readonly #options: PrintOptions;
  constructor(options: PrintOptions) {
    this.#options = options;
  }

  blocks(blocks: readonly Block[]): HandoutBlock[] {
    return blocks.map((block) => this.#block(block));
  }

  #block(block: Block): HandoutBlock {
    switch (block.type) {
      case 'heading':
        return {
          kind: 'heading',
          level: block.attrs.level,
          content: this.#inlines(block.content),
        };
      case 'paragraph':
        return { kind: 'paragraph', content: this.#inlines(block.content) };
      case 'bulletList':
      case 'orderedList': {
        const items = block.content.map(({ content }) => this.blocks(content));
        const start = block.type === 'orderedList' ? block.attrs.start : 1;
        return { kind: 'list', ordered: block.type === 'orderedList', start, items };
      }
      case 'blockquote':
        return { kind: 'quote', content: this.blocks(block.content) };
      case 'codeBlock':
        return { kind: 'code', text: (block.content ?? []).map(({ text }) => text).join('') };
      case 'horizontalRule':
        return { kind: 'rule' };
      case 'image':
        return this.#figure(block.attrs);
      case 'formulaBlock': {
        const typst = this.#typst(block.attrs.tex);
        return typst === null
          ? { kind: 'code', text: block.attrs.tex }
          : { kind: 'formula', typst };
      }
      case 'table':
        return this.#table(block.content);
    }
  }

  #figure({ src, alt }: { src: string; alt: string }): HandoutBlock {
    const path = this.#options.figurePath(src);
    return path
      ? { kind: 'figure', path, caption: alt }
      : { kind: 'paragraph', content: [{ kind: 'text', text: `（图：${alt}）` }] };
  }

  #table([header, ...rows]: readonly TableRow[]): HandoutBlock {
    const cellsOf = (row: TableRow | undefined) =>
      (row?.content ?? []).map(({ content: [text] }) => this.#inlines(text?.content));
    return {
      kind: 'table',
      align: (header?.content ?? []).map(({ attrs }) => attrs.align ?? 'left'),
      header: cellsOf(header),
      cells: rows.flatMap(cellsOf),
    };
  }

  #inlines(nodes: readonly Inline[] = []): HandoutInline[] {
    return nodes.map((node) => this.#inline(node));
  }

  #inline(node: Inline): HandoutInline {
    if (node.type === 'hardBreak') return { kind: 'text', text: '\n' };
    if (node.type === 'formula') {
      const typst = this.#typst(node.attrs.tex);
      return typst === null ? { kind: 'code', text: node.attrs.tex } : { kind: 'formula', typst };
    }
    const isCode = node.marks?.some(({ type }) => type === 'code');
    const text: HandoutInline = { kind: isCode ? 'code' : 'text', text: node.text };
    return (node.marks ?? []).reduceRight(marked, text);
  }

  #typst(tex: string): string | null {
    const typst = formulaTypst(tex);
    return typst !== null && this.#options.printsFormula(typst) ? typst : null;
  }
}

function marked(inner: HandoutInline, mark: Mark): HandoutInline {
  switch (mark.type) {
    case 'bold':
      return { kind: 'strong', content: [inner] };
    case 'italic':
      return { kind: 'em', content: [inner] };
    case 'strike':
      return { kind: 'strike', content: [inner] };
    case 'link':
      return { kind: 'link', href: mark.attrs.href, content: [inner] };
    default:
      return inner;
  }
}
