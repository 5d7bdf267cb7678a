import type {
  Align,
  Block,
  Inline,
  LessonDocument,
  ListItem,
  Mark,
  Paragraph,
  TableRow,
} from './document.ts';
import { isPictureKey } from './document.ts';
import { marksOf, mathOf } from './html-marks.ts';
import { attributeOf, type HtmlNode, isHidden, styleOf, tagOf } from './html-node.ts';
import { linesOf } from './lines.ts';
import { tidy } from './tidy.ts';
import { joinWordLists, wordHeading, wordItem } from './word-html.ts';

export interface FromHtml {
  document: LessonDocument;
  /** Pictures that did not come along: they stand on the disk of whoever copied. */
  lostPictures: number;
}

/**
 * The document of pasted or stored HTML: what Word and WPS write around the words is left out, their lists,
 * headings and tables are kept. Nothing of the HTML itself passes through.
 */
export function fromHtml(root: HtmlNode): FromHtml {
  const reader = new HtmlReader();
  const blocks = reader.blocks(root);
  return {
    document: tidy({ type: 'doc', content: blocks }),
    lostPictures: reader.lostPictures,
  };
}

const element = 1;
const textOnly = 3;
const skipped =
  /^(?:script|style|head|title|meta|link|xml|template|iframe|object|svg|noscript|o:p)$/;
const container =
  /^(?:body|html|div|section|article|main|header|footer|center|form|fieldset|figure|tbody|thead|tfoot|dl|dd|dt|details|summary|address|aside|nav)$/;
const headingLevel = /^h([1-6])$/;

class HtmlReader {
  lostPictures = 0;

  blocks(parent: HtmlNode): Block[] {
    const blocks: Block[] = [];
    let line: Inline[] = [];
    const end = () => {
      // Line breaks between the blocks of the source are none of the text.
      if (line.some((one) => one.type !== 'text' || one.text.trim() !== ''))
        blocks.push({ type: 'paragraph', content: line });
      line = [];
    };
    for (const node of Array.from(parent.childNodes)) {
      const tag = tagOf(node);
      if (isBlock(tag) || holdsBlock(node)) {
        end();
        blocks.push(...this.#block(node, tag));
      } else line.push(...this.#inline(node, []));
    }
    end();
    return joinWordLists(blocks);
  }

  #block(node: HtmlNode, tag: string): Block[] {
    const level = headingLevel.exec(tag)?.[1] ?? wordHeading(node);
    if (level) return [...this.#pictures(node), this.#heading(node, Number(level))];
    const item = wordItem(node);
    if (item)
      return [
        { ...item, content: [{ type: 'listItem', content: this.#paragraph(node) }] } as Block,
      ];
    switch (tag) {
      case 'p':
        return this.#paragraph(node);
      case 'ul':
        return [{ type: 'bulletList', content: this.#items(node) }];
      case 'ol': {
        const start = Number(attributeOf(node, 'start') || 1);
        return [
          {
            type: 'orderedList',
            attrs: { start: Number.isFinite(start) ? start : 1 },
            content: this.#items(node),
          },
        ];
      }
      case 'blockquote':
        return [{ type: 'blockquote', content: this.blocks(node) }];
      case 'pre':
        return [
          {
            type: 'codeBlock',
            attrs: { language: null },
            content: [{ type: 'text', text: node.textContent ?? '' }],
          },
        ];
      case 'hr':
        return [{ type: 'horizontalRule' }];
      case 'img':
        return this.#picture(node);
      case 'figure':
        return this.#figure(node);
      case 'table':
        return this.#table(node);
      default:
        return this.blocks(node);
    }
  }

  #heading(node: HtmlNode, level: number): Block {
    // The title of the lesson is the only heading of the first level.
    const attrs = { level: Math.min(4, Math.max(2, level)) };
    return { type: 'heading', attrs, content: this.#inlines(node, []) };
  }

  // Pictures and blocks inside a paragraph stand behind its words.
  #paragraph(node: HtmlNode): Block[] {
    const content = this.#inlines(node, []);
    return [{ type: 'paragraph', content }, ...this.#pictures(node)];
  }

  #pictures(node: HtmlNode): Block[] {
    return Array.from(node.childNodes).flatMap((child) =>
      tagOf(child) === 'img' ? this.#picture(child) : this.#pictures(child),
    );
  }

  #picture(node: HtmlNode): Block[] {
    const src = (attributeOf(node, 'src') ?? '').replace(/^\/courseware\/[\w-]+\//, '');
    if (!isPictureKey(src)) {
      this.lostPictures += 1;
      return [];
    }
    return [{ type: 'image', attrs: { src, alt: attributeOf(node, 'alt') ?? '' } }];
  }

  // A caption that repeats what the picture is called is none of its own.
  #figure(node: HtmlNode): Block[] {
    const blocks = this.blocks(node);
    const names = blocks.flatMap((one) => (one.type === 'image' ? [one.attrs.alt] : []));
    return blocks.filter((one) => one.type !== 'paragraph' || !names.includes(wordsOf(one)));
  }

  #items(list: HtmlNode): ListItem[] {
    const items: ListItem[] = [];
    for (const child of Array.from(list.childNodes)) {
      const tag = tagOf(child);
      if (tag === 'li') items.push({ type: 'listItem', content: this.blocks(child) });
      // Word and old editors put a list into a list, beside its items.
      else if (tag === 'ul' || tag === 'ol') {
        const inner = this.#block(child, tag);
        const last = items.at(-1);
        if (last) last.content.push(...inner);
        else items.push({ type: 'listItem', content: inner });
      }
    }
    return items;
  }

  #table(node: HtmlNode): Block[] {
    const rows = rowsIn(node).map(
      (row): TableRow => ({
        type: 'tableRow',
        content: Array.from(row.childNodes)
          .filter((cell) => /^t[dh]$/.test(tagOf(cell)))
          .flatMap((cell) => this.#cell(cell)),
      }),
    );
    // A table of one cell is a frame around text.
    const [only] = rows;
    if (rows.length === 1 && only?.content.length === 1) {
      const frame = rowsIn(node)[0];
      const cell = Array.from(frame?.childNodes ?? []).find((one) => /^t[dh]$/.test(tagOf(one)));
      return cell ? this.blocks(cell) : [];
    }
    return [{ type: 'table', content: rows }];
  }

  #cell(cell: HtmlNode): TableRow['content'] {
    const lines = this.blocks(cell).flatMap(linesOf);
    const content = lines.map((line) => ({ type: 'paragraph' as const, content: line }));
    const type = 'tableCell' as const;
    const attrs = { align: alignOf(cell) };
    const wide = Math.min(40, Math.max(1, Number(attributeOf(cell, 'colspan')) || 1));
    const empty = () => ({ type, attrs, content: [{ type: 'paragraph' as const }] });
    return [{ type, attrs, content }, ...Array.from({ length: wide - 1 }, empty)];
  }

  #inlines(node: HtmlNode, marks: readonly Mark[]): Inline[] {
    return Array.from(node.childNodes).flatMap((child) => this.#inline(child, marks));
  }

  #inline(node: HtmlNode, marks: readonly Mark[]): Inline[] {
    if (node.nodeType === textOnly) {
      const text = decode(node)
        .replaceAll(/<!\[[^\]]*\]>/g, '')
        .replaceAll(/[ \t\r\n]+/g, ' ');
      return text === '' ? [] : [{ type: 'text', text, marks: [...marks] }];
    }
    const tag = tagOf(node);
    if (node.nodeType !== element || skipped.test(tag) || tag === 'img' || isHidden(node))
      return [];
    if (tag === 'br') return [{ type: 'hardBreak' }];
    if (tag === 'math') return mathOf(node);
    const inner = this.#inlines(node, [...marks, ...marksOf(node, tag)]);
    // A block within a line is a line of its own.
    return isBlock(tag) ? [...inner, { type: 'hardBreak' }] : inner;
  }
}

const isBlock = (tag: string): boolean =>
  /^(?:p|ul|ol|li|blockquote|pre|hr|table|tr|td|th|h[1-6])$/.test(tag) || container.test(tag);

/** A mark around whole paragraphs, as browsers copy it. */
const holdsBlock = (node: HtmlNode): boolean =>
  node.nodeType === element &&
  !skipped.test(tagOf(node)) &&
  (tagOf(node) === 'img' ||
    Array.from(node.childNodes).some((child) => isBlock(tagOf(child)) || holdsBlock(child)));

const wordsOf = ({ content = [] }: Paragraph): string =>
  content.map((one) => (one.type === 'text' ? one.text : '')).join('');

function decode(node: HtmlNode): string {
  // node-html-parser has the text as typed in `rawText`, decoded in `text`.
  const { text } = node as { text?: string };
  return (typeof text === 'string' ? text : node.textContent) ?? '';
}

const alignOf = (cell: HtmlNode): Align => {
  const said =
    /text-align:\s*(center|right)/.exec(styleOf(cell))?.[1] ?? attributeOf(cell, 'align') ?? '';
  return said === 'center' || said === 'right' ? said : null;
};

function rowsIn(node: HtmlNode): HtmlNode[] {
  return Array.from(node.childNodes).flatMap((child) => {
    const tag = tagOf(child);
    if (tag === 'tr') return [child];
    return /^(?:tbody|thead|tfoot)$/.test(tag) ? rowsIn(child) : [];
  });
}
