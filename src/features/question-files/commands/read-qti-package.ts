import { posix } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { type ArchivedFile, readArchive } from '../../../platform/archives/index.ts';
import { elementsOf, UnreadableXml, type XmlElement } from '../../../platform/xml/index.ts';
import { type Listed, readResource } from '../rules/formats/qti/manifest.ts';
import { readQtiItem } from '../rules/formats/qti/read-item.ts';
import type { ItemFault, ReadItem } from '../rules/formats/read-item.ts';

/** A zip that is no package of questions; the sentence is for whoever sent it. */
export class UnusablePackage extends Error {}

const limits = { files: 210_000, bytes: 1024 * 1024 * 1024, depth: 12 };
const largestList = 128 * 1024 * 1024;
const largestItem = 2 * 1024 * 1024;
/** Items read while one is taken: each waits for the disk several times. */
const itemsAhead = 6;
const largestPicture = 10 * 1024 * 1024;

/**
 * Yields the items of a QTI package (2.1, 2.2, 3.0) in the order of its list, few in memory at a time; a bad one
 * fails no other. Throws `UnusablePackage`, `RefusedArchive`, `UnreadableXml` for a bad list. No audit: it reads.
 */
export async function* readQtiPackage(path: string): AsyncGenerator<ReadItem | ItemFault> {
  const archive = await readArchive(path, limits);
  try {
    const files = new Map(archive.files.map((file) => [file.name, file]));
    const list = [...files.values()]
      .filter(({ name }) => posix.basename(name) === 'imsmanifest.xml')
      .toSorted((one, other) => one.name.length - other.name.length)[0];
    if (!list)
      throw new UnusablePackage(
        'ZIP 里没有 imsmanifest.xml，不是 QTI 题包；请从原系统导出 QTI 2.1、2.2 或 3.0。',
      );
    if (list.bytes > largestList) throw new UnusablePackage('imsmanifest.xml 太大，请分成几份。');
    const folder = posix.dirname(list.name);
    const xml = (await list.open()).setEncoding('utf8') as AsyncIterable<string>;
    const reading: Promise<ReadItem | ItemFault>[] = [];
    for await (const resource of elementsOf(xml, new Set(['resource']))) {
      const listed = readResource(resource);
      if (listed) reading.push(readAhead(readListed(files, folder, listed)));
      if (reading.length > itemsAhead) yield (await reading.shift()) as ReadItem | ItemFault;
    }
    for (const item of reading) yield await item;
  } finally {
    archive.close();
  }
}

/** One that fails is said when it is its turn; until then it is no unhandled rejection. */
function readAhead<T>(item: Promise<T>): Promise<T> {
  item.catch(() => undefined);
  return item;
}

type Files = ReadonlyMap<string, ArchivedFile>;

async function readListed(
  files: Files,
  folder: string,
  { href, about, isTooOld }: Listed,
): Promise<ReadItem | ItemFault> {
  const at = href;
  if (isTooOld) return { at, message: '这是 QTI 1.2，请从原系统导出成 2.1、2.2 或 3.0。' };
  const name = within(folder, href);
  const place = posix.dirname(name);
  const pictures = new Map<string, () => Promise<Buffer>>();
  try {
    const item = await xmlOf(files, name, new Set(['assessmentItem', 'qti-assessment-item']));
    const read = await readQtiItem(item, {
      at,
      about,
      picture: (address) => keyOf(files, within(place, address), pictures),
      stimulus: (address) => stimulusOf(files, within(place, address)),
    });
    return 'message' in read ? read : { ...read, pictures };
  } catch (error) {
    if (error instanceof UnreadableXml || error instanceof UnusablePackage)
      return { at, message: error.message };
    throw error;
  }
}

/** The path within the archive of an address in a file of this folder. */
const within = (folder: string, address: string): string =>
  posix.normalize(posix.join(folder, decoded(address.split(/[?#]/)[0] ?? '')));

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The key of a picture in the texts, with the way to its bytes; null for one that is not in the archive. */
function keyOf(
  files: Files,
  name: string,
  pictures: Map<string, () => Promise<Buffer>>,
): string | null {
  const file = files.get(name);
  if (!file || file.bytes > largestPicture) return null;
  const key = `file:${encodeURIComponent(name)}`;
  pictures.set(key, async () => buffer(await file.open()));
  return key;
}

async function xmlOf(files: Files, name: string, roots: Set<string>): Promise<XmlElement> {
  const file = files.get(name);
  if (!file) throw new UnusablePackage(`ZIP 里没有“${name}”。`);
  if (file.bytes > largestItem) throw new UnusablePackage('这道题的文件太大，没有读取。');
  for await (const element of elementsOf(await text(await file.open()), roots)) return element;
  throw new UnusablePackage('这个文件里没有 QTI 题目。');
}

const stimulusOf = (files: Files, name: string): Promise<XmlElement | null> =>
  files.has(name)
    ? xmlOf(files, name, new Set(['assessmentStimulus', 'qti-assessment-stimulus']))
    : Promise.resolve(null);
