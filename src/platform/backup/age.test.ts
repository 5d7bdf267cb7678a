import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AgeError, decryptWith, encryptFor } from './age.ts';
import { newBackupKey, publicOf, readPrivateKey, readPublicKey } from './age-key.ts';
import { toBech32 } from './bech32.ts';

const key = newBackupKey();
const recipient = readPublicKey(key.publicKey) as Buffer;
const identity = readPrivateKey(`# public key: ${key.publicKey}\n${key.privateKey}\n`) as Buffer;

async function* pieces(bytes: Buffer, size = 10_007): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const whole = async (parts: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(parts));
const seal = (bytes: Buffer) => whole(encryptFor(recipient, pieces(bytes)));
const open = (sealed: Buffer, by = identity) => whole(decryptWith(by, pieces(sealed)));

test('keys are written as age writes them (the pair of its specification)', () => {
  const secret = Buffer.alloc(32, 0x42);
  expect(toBech32('age-secret-key-', secret).toUpperCase()).toBe(
    'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX',
  );
  const publicKey = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj';
  expect(toBech32('age', publicOf(secret))).toBe(publicKey);
  expect(readPublicKey(publicKey)?.equals(publicOf(secret))).toBe(true);
  expect(readPublicKey(publicKey.replace('z', 'y'))).toBeNull();
  expect(readPublicKey(key.privateKey)).toBeNull();
});

test('a stream of any length opens with the private key alone', async () => {
  const chunk = 64 * 1024;
  for (const length of [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk + 7]) {
    const content = randomBytes(length);
    expect((await open(await seal(content))).equals(content)).toBe(true);
  }
  const sealed = await seal(Buffer.from('身份证号'.repeat(100)));
  expect(sealed.includes(Buffer.from('身份证号'))).toBe(false);
  const other = readPrivateKey(newBackupKey().privateKey) as Buffer;
  await expect(open(sealed, other)).rejects.toThrow('私钥');
});

test('what was cut off or changed is refused', async () => {
  const sealed = await seal(randomBytes(200_000));
  await expect(open(sealed.subarray(0, 150_000))).rejects.toThrow(AgeError);
  // At the border of a chunk: only that none was the last betrays it.
  const header = sealed.indexOf('\n', sealed.indexOf('\n---') + 1) + 1;
  await expect(open(sealed.subarray(0, header + 16 + 65_552))).rejects.toThrow(AgeError);
  for (const at of [30, header - 5, header + 3, 100_000, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(open(changed)).rejects.toThrow();
  }
  await expect(open(Buffer.from('no backup'))).rejects.toThrow('age');
});
