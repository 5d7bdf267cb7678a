import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * What is kept outside the database so that its owner cannot rewrite a record unnoticed: a key that signs,
 * and a file that only grows (docs/adr/0013).
 */
export interface Witness {
  keyId: string;
  /** Ed25519, base64. */
  sign(text: string): string;
  /** Whether a known key signed the text; null for an unknown key. */
  verify(keyId: string, text: string, signature: string): boolean | null;
  /** Appends a line to the file of anchors. */
  note(line: string): Promise<void>;
  /** Returns the lines noted so far, oldest first. */
  notes(): AsyncIterable<string>;
}

const privateName = 'seal-key.pem';
const publicEnding = '.pub.pem';

/**
 * The witness of an installation in a folder of its own (0700); the key is generated at the first start. Moving
 * `seal-key.pem` away lets the next start generate another; public keys stay, so that old seals verify.
 */
export function openWitness(folder: string): Witness {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = loadKey(join(folder, privateName));
  const keyId = idOf(key);
  try {
    const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    writeFileSync(join(folder, `${keyId}${publicEnding}`), pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const known = new Map<string, KeyObject>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith(publicEnding))) {
    const publicKey = createPublicKey(readFileSync(join(folder, name)));
    known.set(idOf(publicKey), publicKey);
  }
  const anchors = join(folder, 'anchors.log');
  return {
    ...signWith(key, known),
    note: (line) => appendFile(anchors, `${line}\n`, { mode: 0o600 }),
    notes: () => linesOf(anchors),
  };
}

/** A witness that keeps nothing, for tests. */
export function memoryWitness(): Witness & { lines: string[] } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const lines: string[] = [];
  return {
    ...signWith(privateKey, new Map([[idOf(publicKey), publicKey]])),
    lines,
    note: async (line) => {
      lines.push(line);
    },
    async *notes() {
      yield* lines;
    },
  };
}

function signWith(key: KeyObject, known: ReadonlyMap<string, KeyObject>) {
  return {
    keyId: idOf(key),
    sign: (text: string) => sign(null, Buffer.from(text), key).toString('base64'),
    verify(keyId: string, text: string, signature: string) {
      const publicKey = known.get(keyId);
      if (!publicKey) return null;
      return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
    },
  };
}

/** The first 16 hexadecimal digits of the SHA-256 of the public key. */
function idOf(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

function loadKey(file: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  // Exclusive, so that two processes starting at once agree on one key.
  try {
    writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return createPrivateKey(readFileSync(file));
}

async function* linesOf(file: string): AsyncIterable<string> {
  const stream = createReadStream(file);
  try {
    for await (const line of createInterface({ input: stream })) if (line) yield line;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
