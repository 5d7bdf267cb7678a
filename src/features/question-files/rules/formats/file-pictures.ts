import { textsOf } from './item-texts.ts';
import type { ReadItem } from './read-item.ts';

export type Pictures = Map<string, () => Promise<Buffer>>;

const inLine = /^data:image\/[\w.+-]+;base64,/;

/** Keeps a picture written into its address (data:) under a key, and returns that; null for another address. */
export function takeInLine(pictures: Pictures, address: string, name: string): string | null {
  if (!inLine.test(address)) return null;
  return takePicture(pictures, `${name}-${pictures.size + 1}`, address.replace(inLine, ''));
}

/** Keeps a picture in Base64 under a key, and returns that. */
export function takePicture(pictures: Pictures, name: string, base64: string): string {
  const key = `file:${encodeURIComponent(name).replaceAll(/[()]/g, '-')}`;
  pictures.set(key, async () => Buffer.from(base64, 'base64'));
  return key;
}

/** The item with those of the pictures that its texts name. */
export function withPictures(item: ReadItem, pictures: Pictures): ReadItem {
  if (pictures.size === 0) return item;
  const texts = textsOf(item);
  const named = [...pictures].filter(([key]) => texts.some((text) => text.includes(`](${key})`)));
  return named.length > 0 ? { ...item, pictures: new Map(named) } : item;
}
