import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

const greatestBytes = 200_000_000;

/** Returns the file of a zip archive whose name matches, unpacked; null when it has none. */
export async function unpackFile(archive: Buffer, name: RegExp): Promise<Buffer | null> {
  // The names may be in GBK; yauzl would refuse or garble them.
  const zip = await fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    const fileName = new TextDecoder('gb18030').decode(entry.fileName as unknown as Buffer);
    const utf8Name = String(entry.fileName);
    if (!name.test(fileName) && !name.test(utf8Name)) continue;
    if (entry.uncompressedSize > greatestBytes) throw new Error('the bill is too large');
    return buffer(await zip.openReadStreamPromise(entry));
  }
  return null;
}
