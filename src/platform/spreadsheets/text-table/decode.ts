import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { UnreadableTable } from '../unreadable.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** The encoding of a text file: by its mark, by its zero bytes, else UTF-8 if all of it is, else GB18030. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const start = await readStart(path);
  if (start.length === 0) throw new UnreadableTable('EMPTY_FILE');
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  const zeros = (parity: number) =>
    start.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  const many = start.length / 8;
  if (zeros(1) > many && zeros(0) === 0 && isTextIn('utf-16le', start)) return 'utf-16le';
  if (zeros(0) > many && zeros(1) === 0 && isTextIn('utf-16be', start)) return 'utf-16be';
  if (start.includes(0)) throw new UnreadableTable('NOT_A_TABLE');
  return (await isUtf8(path)) ? 'utf-8' : 'gb18030';
}

/** The text of a file, chunk by chunk, without its mark. */
export async function* decodeFile(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The first bytes of a file, enough to tell what it is. */
export async function readStart(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
      decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Whether bytes are text in an encoding: no half characters, and no control characters that no table has. */
function isTextIn(encoding: Encoding, bytes: Buffer): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return !/[^\P{Cc}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}
