import type {
  Align,
  Block,
  Inline,
  LessonDocument,
  ListItem,
  Paragraph,
  TableRow,
} from './document.ts';
import { emptyDocument } from './document.ts';
import { line, markOf, tidyInlines, tidyTex } from './tidy-inlines.ts';

/**
 * Returns a document in its one canonical form, in which Markdown can say all of it: no empty paragraphs, no
 * spaces at the ends of a line or of emphasis, equal neighbours joined, tables with one heading row and equal
 * rows. What it changes, no reader sees.
 */
export function tidy({ content }: LessonDocument): LessonDocument {
  const blocks = tidyBlocks(content);
  return blocks.length > 0 ? { type: 'doc', content: blocks } : emptyDocument();
}

function tidyBlocks(blocks: readonly Block[]): Block[] {
  const tidied: Block[] = [];
  for (const block of blocks.flatMap(tidyBlock)) {
    const before = tidied.at(-1);
    // Two lists of a kind, one after the other, are one.
    if (before?.type === 'bulletList' && block.type === 'bulletList')
      before.content.push(...block.content);
    else if (before?.type === 'orderedList' && block.type === 'orderedList')
      before.content.push(...block.content);
    else tidied.push(block);
  }
  return tidied;
}

function tidyBlock(block: Block): Block[] {
  switch (block.type) {
    case 'paragraph': {
      const content = tidyInlines(block.content ?? []);
      return content.length > 0 ? [{ type: 'paragraph', content }] : [];
    }
    case 'heading': {
      const content = tidyInlines(withoutBreaks(block.content ?? []));
      const level = Math.min(4, Math.max(2, block.attrs.level));
      return content.length > 0 ? [{ type: 'heading', attrs: { level }, content }] : [];
    }
    case 'bulletList': {
      const content = block.content.flatMap(tidyItem);
      return content.length > 0 ? [{ type: 'bulletList', content }] : [];
    }
    case 'orderedList': {
      const content = block.content.flatMap(tidyItem);
      const start = Math.min(999_999, Math.max(0, Math.trunc(block.attrs.start)));
      return content.length > 0 ? [{ type: 'orderedList', attrs: { start }, content }] : [];
    }
    case 'blockquote': {
      const content = tidyBlocks(block.content);
      return content.length > 0 ? [{ type: 'blockquote', content }] : [];
    }
    case 'table':
      return tidyTable(block.content);
    default:
      return tidyLeaf(block);
  }
}

function tidyLeaf(
  block: Extract<Block, { type: 'codeBlock' | 'formulaBlock' | 'image' | 'horizontalRule' }>,
): Block[] {
  switch (block.type) {
    case 'codeBlock': {
      const text = (block.content ?? [])
        .map((node) => node.text)
        .join('')
        .replaceAll('\t', '    ')
        .replaceAll(/[^\P{Cc}\n]/gu, '')
        .replaceAll(/^(?:[ ]*\n)+|\s+$/g, '');
      const language = /^[\w+#-]{1,30}$/.exec(block.attrs.language ?? '')?.[0] ?? null;
      return text === ''
        ? []
        : [{ type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] }];
    }
    case 'formulaBlock': {
      const tex = tidyTex(block.attrs.tex);
      return tex === '' ? [] : [{ type: 'formulaBlock', attrs: { tex } }];
    }
    case 'image':
      return [
        {
          type: 'image',
          attrs: { src: safeSource(block.attrs.src), alt: line(block.attrs.alt).trim() },
        },
      ];
    default:
      return [block];
  }
}

const safeSource = (src: string): string =>
  src
    .trim()
    .replaceAll(
      /[\s()<>\p{Cc}]/gu,
      (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );

// An item begins with a paragraph, be it empty.
function tidyItem({ content }: ListItem): ListItem[] {
  const blocks = tidyBlocks(content);
  if (blocks.length === 0) return [];
  const [first] = blocks;
  return [
    {
      type: 'listItem',
      content: first?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks],
    },
  ];
}

function tidyTable(rows: readonly TableRow[]): Block[] {
  const filled = rows.filter(({ content }) => content.length > 0);
  const width = Math.max(0, ...filled.map(({ content }) => content.length));
  if (width === 0) return [];
  const aligns: Align[] = Array.from(
    { length: width },
    (_, place) => filled[0]?.content[place]?.attrs.align ?? null,
  );
  const content = filled.map(
    ({ content: cells }, rowAt): TableRow => ({
      type: 'tableRow',
      content: aligns.map((align, place) => ({
        type: rowAt === 0 ? 'tableHeader' : 'tableCell',
        attrs: { align },
        content: [cellText(cells[place]?.content ?? [])],
      })),
    }),
  );
  const isBlank = content.every(({ content: cells }) =>
    cells.every((cell) => !cell.content[0]?.content),
  );
  return isBlank && content.length < 2 ? [] : [{ type: 'table', content }];
}

/** Paragraphs of a cell are lines of one. */
function cellText(paragraphs: readonly Paragraph[]): Paragraph {
  const lines = paragraphs.map(({ content }) => content ?? []).filter((one) => one.length > 0);
  const content = tidyInlines(
    lines
      .flatMap((one, place): Inline[] => (place > 0 ? [{ type: 'hardBreak' }, ...one] : one))
      .map(withoutPipe),
  );
  return content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' };
}

// A table in Markdown cannot say this sign within code and formulas.
function withoutPipe(node: Inline): Inline {
  if (node.type === 'formula')
    return {
      ...node,
      attrs: { tex: node.attrs.tex.replaceAll(/(?<!\\)((?:\\\\)*)\\\|/g, '$1\\Vert ') },
    };
  if (markOf(node, 'code') && node.type === 'text' && /\\\|/.test(node.text))
    return { type: 'text', text: node.text };
  return node;
}

const withoutBreaks = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((node) => (node.type === 'hardBreak' ? { type: 'text', text: ' ' } : node));
