import type { Inline, Mark } from './document.ts';

/** A picture inside a line, which becomes a block of its own. */
export interface InlinePicture {
  type: 'picture';
  src: string;
  alt: string;
}

export type Parsed = Inline | InlinePicture;

/** Adds a mark to a node that may have one. */
export function addMark(node: Parsed, mark: Mark): void {
  if (node.type === 'text') node.marks = [...(node.marks ?? []), mark];
}

/** The words of a line. */
export const wordsOf = (nodes: readonly Parsed[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'picture') return node.alt;
      return node.type === 'formula' ? node.attrs.tex : ' ';
    })
    .join('');
