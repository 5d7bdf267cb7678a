import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { sameSecret } from '../cryptography/index.ts';
import { agree, publicOf } from './age-key.ts';

// The file format of age (c2sp.org/age), one recipient of type X25519: a backup opens with the program `age`
// too, without the product.

const version = 'age-encryption.org/v1';
const chunkBytes = 64 * 1024;
const tagBytes = 16;
const nonceBytes = 16;
const zeroNonce = Buffer.alloc(12);
const longestHeader = 4096;

/** The file is damaged, cut off, or written for another key. */
export class AgeError extends Error {
  override name = 'AgeError';
}

/** Encrypts a stream so that only the private key of `recipient` (raw public key) opens it. */
export async function* encryptFor(
  recipient: Buffer,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const fileKey = randomBytes(16);
  const nonce = randomBytes(nonceBytes);
  yield Buffer.concat([Buffer.from(headerFor(recipient, fileKey)), nonce]);
  const key = derive(fileKey, nonce, 'payload');
  let counter = 0;
  for await (const { chunk, last } of chunksOf(content, chunkBytes)) {
    const cipher = createCipheriv('chacha20-poly1305', key, nonceOf(counter, last), {
      authTagLength: tagBytes,
    });
    const sealed = cipher.update(chunk);
    cipher.final();
    yield Buffer.concat([sealed, cipher.getAuthTag()]);
    counter += 1;
  }
}

/** Decrypts such a stream with the raw private key. Throws `AgeError` at what is wrong, before it gives it out. */
export async function* decryptWith(
  identity: Buffer,
  content: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const parts = content[Symbol.asyncIterator]();
  const { fileKey, rest } = await openHeader(identity, parts);
  const head = await readAtLeast(parts, rest, nonceBytes);
  const key = derive(fileKey, head.subarray(0, nonceBytes), 'payload');
  let counter = 0;
  const body = continued(head.subarray(nonceBytes), parts);
  for await (const { chunk, last } of chunksOf(body, chunkBytes + tagBytes)) {
    yield open(key, nonceOf(counter, last), chunk, '备份文件已损坏或不完整，无法解密。');
    counter += 1;
  }
}

function headerFor(recipient: Buffer, fileKey: Buffer): string {
  const ephemeral = randomBytes(32);
  const share = publicOf(ephemeral);
  const wrapKey = wrapKeyOf(agree(ephemeral, recipient), share, recipient);
  const cipher = createCipheriv('chacha20-poly1305', wrapKey, zeroNonce, {
    authTagLength: tagBytes,
  });
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
  const stanza = `-> X25519 ${base64(share)}\n${base64(body)}\n`;
  const covered = `${version}\n${stanza}---`;
  return `${covered} ${base64(macOf(fileKey, covered))}\n`;
}

async function openHeader(
  identity: Buffer,
  parts: AsyncIterator<Buffer>,
): Promise<{ fileKey: Buffer; rest: Buffer }> {
  const bytes = await readHeader(parts);
  const end = /\n--- ([\w+/]{43})\n/.exec(bytes.toString('latin1', 0, longestHeader));
  const header = end && bytes.toString('latin1', 0, end.index + end[0].length);
  const found = header && /^-> X25519 ([\w+/]{43})\n([\w+/]{43})\n/m.exec(header);
  if (!header?.startsWith(`${version}\n`) || !found)
    throw new AgeError('这不是用 age（X25519）加密的备份文件。');
  const share = Buffer.from(found[1] as string, 'base64');
  const wrapKey = wrapKeyOf(agree(identity, share), share, publicOf(identity));
  const wrapped = Buffer.from(found[2] as string, 'base64');
  const fileKey = open(wrapKey, zeroNonce, wrapped, '这把私钥打不开这份备份，请换用对应的私钥。');
  const covered = header.slice(0, header.lastIndexOf('---') + 3);
  if (!sameSecret(base64(macOf(fileKey, covered)), end?.[1] as string))
    throw new AgeError('备份文件的头部被改动过，不予使用。');
  return { fileKey, rest: bytes.subarray(header.length) };
}

async function readHeader(parts: AsyncIterator<Buffer>): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  while (!/\n--- .*\n/.test(bytes.toString('latin1', 0, longestHeader))) {
    const next = await parts.next();
    if (next.done || bytes.length > longestHeader)
      throw new AgeError('这不是用 age（X25519）加密的备份文件。');
    bytes = Buffer.concat([bytes, next.value]);
  }
  return bytes;
}

async function readAtLeast(parts: AsyncIterator<Buffer>, begun: Buffer, length: number) {
  let bytes = begun;
  while (bytes.length < length) {
    const next = await parts.next();
    if (next.done) throw new AgeError('备份文件不完整。');
    bytes = Buffer.concat([bytes, next.value]);
  }
  return bytes;
}

async function* continued(first: Buffer, parts: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await parts.next(); !next.done; next = await parts.next()) yield next.value;
}

/** Splits a stream in pieces of one size; the last, shorter or not, is known as such. */
async function* chunksOf(content: AsyncIterable<Buffer>, size: number) {
  let pending = Buffer.alloc(0);
  for await (const part of content) {
    pending = pending.length === 0 ? Buffer.from(part) : Buffer.concat([pending, part]);
    let at = 0;
    // One piece is held back: whether it is the last shows only at the end.
    for (; pending.length - at > size; at += size)
      yield { chunk: pending.subarray(at, at + size), last: false };
    pending = pending.subarray(at);
  }
  yield { chunk: pending, last: true };
}

function open(key: Buffer, nonce: Buffer, sealed: Buffer, fault: string): Buffer {
  try {
    const at = sealed.length - tagBytes;
    const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: tagBytes });
    decipher.setAuthTag(sealed.subarray(at));
    return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()]);
  } catch {
    throw new AgeError(fault);
  }
}

function nonceOf(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(counter, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

const derive = (key: Buffer, salt: Buffer, info: string) =>
  Buffer.from(hkdfSync('sha256', key, salt, info, 32));

const wrapKeyOf = (shared: Buffer, share: Buffer, recipient: Buffer) =>
  derive(shared, Buffer.concat([share, recipient]), `${version}/X25519`);

const macOf = (fileKey: Buffer, covered: string) =>
  createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(covered)
    .digest();

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
