import type { ReadItem } from './read-item.ts';

type Content = Record<string, unknown>;

/** The item with each of its Markdown texts changed. */
export function mapTexts(item: ReadItem, change: (text: string) => string): ReadItem {
  return {
    ...item,
    stem: change(item.stem),
    explanation: change(item.explanation),
    caseText: item.caseText === null ? null : change(item.caseText),
    content: mapContent(item.content, change),
  };
}

/** All Markdown texts of an item. */
export function textsOf(item: ReadItem): string[] {
  const texts: string[] = [];
  mapTexts(item, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

function mapContent(content: Content, change: (text: string) => string): Content {
  const { options, pairs, extra, items } = content as {
    options?: { key: string; text: string }[];
    pairs?: [string, string][];
    extra?: string[];
    items?: string[];
  };
  return {
    ...content,
    ...(options && { options: options.map((one) => ({ ...one, text: change(one.text) })) }),
    ...(pairs && { pairs: pairs.map(([left, right]) => [change(left), change(right)]) }),
    ...(extra && { extra: extra.map(change) }),
    ...(items && { items: items.map(change) }),
  };
}
