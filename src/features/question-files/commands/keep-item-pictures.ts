import { createHash } from 'node:crypto';
import type { Parts } from '../../../platform/parts.ts';
import { isFigure, keepPicture } from '../../question-bank/index.ts';
import { lostPicture } from '../rules/formats/html-to-markdown.ts';
import { mapTexts, textsOf } from '../rules/formats/item-texts.ts';
import type { ReadItem } from '../rules/formats/read-item.ts';
import type { QuestionImport } from '../rules/question-import.ts';

/**
 * Keeps the pictures of an item and names them in its texts by their ids; what is no picture is missed where it
 * stood, and said. A file read again keeps each once. No audit: taking the file recorded it.
 */
export async function keepItemPictures(
  parts: Pick<Parts, 'db' | 'storage'>,
  { id: importId, topicId, createdBy }: QuestionImport,
  item: ReadItem,
): Promise<ReadItem> {
  const ids = new Map<string, string | null>();
  for (const [key, open] of item.pictures ?? []) {
    const id = pictureId(importId, key);
    const alt = altOf(item, key);
    const isKept = await keepPicture(parts, { id, alt, uploadedBy: createdBy }, await open());
    ids.set(key, isKept ? id : await figureOf(parts, topicId, key));
  }
  if (ids.size === 0) return item;
  const lost = [...item.lost];
  const named = (text: string) =>
    text.replaceAll(/!\[([^\]]*)\]\((file:[^)\s]+)\)/g, (_, words: string, key: string) => {
      const id = ids.get(key);
      if (id) return `![${words}](${id})`;
      lost.push(`图片 ${key.slice('file:'.length)}（不是 JPG、PNG 或 WebP）`);
      return lostPicture;
    });
  return { ...mapTexts(item, named), lost };
}

const altOf = (item: ReadItem, key: string): string =>
  textsOf(item)
    .flatMap((text) => text.split(`](${key})`).slice(0, -1))
    .map((before) => before.slice(before.lastIndexOf('![') + 2))
    .find(Boolean) ?? '图';

/** A drawing that came with the course of the topic: it left with an export of its bank. */
async function figureOf(
  { storage }: Pick<Parts, 'storage'>,
  topicId: string,
  key: string,
): Promise<string | null> {
  const figure = decodeURIComponent(key).split('/').slice(-2).join('/');
  if (!isFigure(figure)) return null;
  return (await storage.size(`courses/${topicId}/${figure}`)) === null ? null : figure;
}

/** An id that the same picture of the same file always has. */
function pictureId(importId: string, key: string): string {
  const hash = createHash('sha256').update(`${importId} ${key}`).digest('hex');
  const variant = `8${hash.slice(17, 20)}`;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}-${hash.slice(20, 32)}`;
}
