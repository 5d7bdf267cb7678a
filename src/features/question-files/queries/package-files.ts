import { buffer } from 'node:stream/consumers';
import type { FileToZip } from '../../../platform/archives/index.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Storage } from '../../../platform/storage/index.ts';
import { isFigure, isUploadedPicture, listPictureKeys } from '../../question-bank/index.ts';
import { textsOf } from '../rules/formats/item-texts.ts';
import { manifestBegin, manifestEnd, writeResource } from '../rules/formats/qti/manifest.ts';
import type { QtiVersion } from '../rules/formats/qti/spelling.ts';
import { qtiCanSay } from '../rules/formats/qti/write-answer.ts';
import { identifierOf, writeQtiItem } from '../rules/formats/qti/write-item.ts';
import type { ReadItem } from '../rules/formats/read-item.ts';

/** Yields the files of a QTI package, one at a time: items, each with its pictures, and the list behind them. */
export async function* qtiPackageFiles(
  { db, storage }: { db: Reader; storage: Storage },
  topicId: string,
  version: QtiVersion,
  items: AsyncIterable<ReadItem>,
): AsyncGenerator<FileToZip> {
  const listed = [manifestBegin(version)];
  const given = new Set<string>();
  for await (const item of items) {
    if (!qtiCanSay(item)) continue;
    const pictures = await picturesOf(db, storage, topicId, item);
    for (const { name, key } of pictures.values()) {
      if (given.has(name)) continue;
      given.add(name);
      yield { name, content: await storage.read(key) };
    }
    const identifier = identifierOf(item);
    const href = `items/${identifier}.xml`;
    const address = (key: string) => {
      const picture = pictures.get(key);
      return picture ? `../${picture.name}` : null;
    };
    yield { name: href, content: writeQtiItem(item, version, address) };
    const media = [...pictures.values()].map(({ name }) => name);
    listed.push(writeResource(version, { identifier, href, media }, item));
  }
  listed.push(manifestEnd);
  yield { name: 'imsmanifest.xml', content: listed.join('') };
}

/** The pictures that an item names, whole, by their keys. */
export async function loadPictures(
  { db, storage }: { db: Reader; storage: Storage },
  topicId: string,
  item: ReadItem,
): Promise<Map<string, { name: string; content: Buffer }>> {
  const loaded = new Map<string, { name: string; content: Buffer }>();
  for (const [one, { name, key }] of await picturesOf(db, storage, topicId, item))
    loaded.set(one, {
      name: name.split('/').at(-1) ?? name,
      content: await buffer(await storage.read(key)),
    });
  return loaded;
}

/** The pictures that an item names: their places in the package and in the storage. */
async function picturesOf(
  db: Reader,
  storage: Storage,
  topicId: string,
  item: ReadItem,
): Promise<Map<string, { name: string; key: string }>> {
  const named = new Set(
    textsOf(item).flatMap((text) =>
      [...text.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)].map(([, key = '']) => key),
    ),
  );
  const uploaded = await listPictureKeys(db, [...named].filter(isUploadedPicture));
  const found = new Map<string, { name: string; key: string }>();
  for (const one of named) {
    const key = isFigure(one) ? `courses/${topicId}/${one}` : uploaded.get(one);
    if (key === undefined || (await storage.size(key)) === null) continue;
    const name = isFigure(one) ? `media/${one}` : `media/${key.split('/').at(-1)}`;
    found.set(one, { name, key });
  }
  return found;
}
