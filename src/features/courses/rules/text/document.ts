/**
 * The text of a lesson as it is stored: ProseMirror JSON in the schema of the editor
 * (`browser/editor/extensions.ts`). Nothing here needs a DOM.
 */
export interface LessonDocument {
  type: 'doc';
  content: Block[];
}

export type Mark =
  | { type: 'bold' | 'italic' | 'strike' | 'code' }
  | { type: 'link'; attrs: { href: string } };

export interface TextNode {
  type: 'text';
  text: string;
  marks?: Mark[];
}

export type Inline = TextNode | { type: 'hardBreak' } | { type: 'formula'; attrs: { tex: string } };

export type Align = 'left' | 'center' | 'right' | null;

export interface Paragraph {
  type: 'paragraph';
  content?: Inline[];
}

export interface ListItem {
  type: 'listItem';
  content: Block[];
}

export interface TableCell {
  type: 'tableHeader' | 'tableCell';
  attrs: { align: Align };
  content: Paragraph[];
}

export interface TableRow {
  type: 'tableRow';
  content: TableCell[];
}

export type Block =
  | Paragraph
  | { type: 'heading'; attrs: { level: number }; content?: Inline[] }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs: { start: number }; content: ListItem[] }
  | { type: 'blockquote'; content: Block[] }
  | { type: 'codeBlock'; attrs: { language: string | null }; content?: TextNode[] }
  | { type: 'horizontalRule' }
  | { type: 'image'; attrs: { src: string; alt: string } }
  | { type: 'formulaBlock'; attrs: { tex: string } }
  | { type: 'table'; content: TableRow[] };

export const emptyDocument = (): LessonDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph' }],
});

/** Whether nothing is written. */
export const isEmptyDocument = ({ content }: LessonDocument): boolean =>
  content.every((block) => block.type === 'paragraph' && !block.content?.length);

/** Every block of a document, those inside others too. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === 'blockquote') yield* blocksIn(block.content);
    else if (block.type === 'bulletList' || block.type === 'orderedList')
      for (const item of block.content) yield* blocksIn(item.content);
    else if (block.type === 'table')
      for (const row of block.content)
        for (const cell of row.content) yield* blocksIn(cell.content);
  }
}

/** The pictures of a document by their key, e.g. `figures/l01-1.svg`. */
export const picturesOf = ({ content }: LessonDocument): string[] => [
  ...new Set(
    [...blocksIn(content)].flatMap((block) => (block.type === 'image' ? [block.attrs.src] : [])),
  ),
];

/** A key of a picture of the topic; the page and the storage have it under the topic. */
export const isPictureKey = (src: string): boolean =>
  /^figures\/[\w-]{1,80}\.(?:svg|png|jpe?g|webp)$/.test(src);

/** The address of a link as it is kept; null for one that leads nowhere on the web. */
export function safeHref(href: string): string | null {
  const address = href
    .trim()
    .replaceAll(
      /[\s<>"()\\[\]]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
    );
  return /^https?:\/\/[^/]/.test(address) && address.length <= 2000 ? address : null;
}
