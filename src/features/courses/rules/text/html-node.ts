/** What is read of an element: a browser's own and those of node-html-parser both have it. */
export interface HtmlNode {
  nodeType: number;
  /** Of an element, in whatever case. */
  tagName?: string | null;
  textContent?: string | null;
  childNodes: ArrayLike<HtmlNode>;
  getAttribute?(name: string): string | null | undefined;
}

export const tagOf = (node: HtmlNode): string => (node.tagName ?? '').toLowerCase();

export const attributeOf = (node: HtmlNode, name: string): string | null =>
  node.getAttribute?.(name) ?? null;

export const styleOf = (node: HtmlNode): string => (attributeOf(node, 'style') ?? '').toLowerCase();

/** Whether it is not for reading; Word hides the marks of its lists so. */
export const isHidden = (node: HtmlNode): boolean =>
  /mso-list:\s*ignore|display:\s*none/.test(styleOf(node));
