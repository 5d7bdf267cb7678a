import type { Block, Inline } from './document.ts';

/** The lines of a block, for a cell of a table. */
export function linesOf(block: Block): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.content ?? []];
    case 'blockquote':
      return block.content.flatMap(linesOf);
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap(({ content }) => content.flatMap(linesOf));
    case 'codeBlock':
      return [block.content ?? []];
    case 'table':
      return block.content.map(({ content }) =>
        content.flatMap((cell): Inline[] => [
          ...cell.content.flatMap((one) => one.content ?? []),
          { type: 'text', text: ' ' },
        ]),
      );
    default:
      return [];
  }
}
