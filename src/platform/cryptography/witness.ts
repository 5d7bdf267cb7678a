import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { type SuiteName, suites } from './suites/index.ts';

/**
 * What is kept outside the database so that its owner cannot rewrite a record unnoticed: a key that signs,
 * and a file that only grows (docs/adr/0013).
 */
export interface Witness {
  keyId: string;
  /** With the algorithm of the key (ES256, SM2; Ed25519 for older keys), base64. */
  sign(text: string): string;
  /** Whether a known key signed the text; null for an unknown key. */
  verify(keyId: string, text: string, signature: string): boolean | null;
  /** Appends a line to the file of anchors. */
  note(line: string): Promise<void>;
  /** Returns the lines noted so far, oldest first. */
  notes(): AsyncIterable<string>;
}

const privateName = 'seal-key.json';
const publicEnding = '.pub.json';
/** Of installations from before there were suites: Ed25519. */
const oldPrivateName = 'seal-key.pem';
const oldPublicEnding = '.pub.pem';

const StoredKey = z.object({
  suite: z.enum(['INTERNATIONAL', 'SM']),
  publicKey: z.string(),
  privateKey: z.string().optional(),
});
type StoredKey = z.infer<typeof StoredKey>;

type Verify = (text: string, signature: string) => boolean;

/**
 * The witness of an installation in a folder of its own (0700); the key is generated at the first start, for the
 * suite of the installation. Moving `seal-key.json` (or `.pem`) away lets the next start generate another; public
 * keys stay, so that old seals verify.
 */
export function openWitness(folder: string, suite: SuiteName = 'INTERNATIONAL'): Witness {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const old = read(join(folder, oldPrivateName));
  const signer = old ? oldSigner(folder, old) : newSigner(folder, suite);
  const known = new Map<string, Verify>();
  for (const name of readdirSync(folder)) {
    const text = () => readFileSync(join(folder, name), 'utf8');
    if (name.endsWith(publicEnding)) add(known, verifierOf(StoredKey.parse(JSON.parse(text()))));
    if (name.endsWith(oldPublicEnding)) add(known, oldVerifierOf(createPublicKey(text())));
  }
  const anchors = join(folder, 'anchors.log');
  return {
    ...signer,
    verify: (keyId, text, signature) => known.get(keyId)?.(text, signature) ?? null,
    note: (line) => appendFile(anchors, `${line}\n`, { mode: 0o600 }),
    notes: () => linesOf(anchors),
  };
}

/** A witness that keeps nothing, for tests. */
export function memoryWitness(): Witness & { lines: string[] } {
  const key = suites.INTERNATIONAL.signer.newKeys();
  const { id, check } = verifierOf({ suite: 'INTERNATIONAL', publicKey: key.publicKey });
  const lines: string[] = [];
  return {
    keyId: id,
    sign: (text) => suites.INTERNATIONAL.signer.sign(key.privateKey, text),
    verify: (keyId, text, signature) => (keyId === id ? check(text, signature) : null),
    lines,
    note: async (line) => {
      lines.push(line);
    },
    async *notes() {
      yield* lines;
    },
  };
}

const add = (known: Map<string, Verify>, { id, check }: { id: string; check: Verify }) =>
  known.set(id, check);

/** The first 16 hexadecimal digits of the SHA-256 of the public key. */
const idOf = (publicKey: Buffer) =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

function verifierOf({ suite, publicKey }: StoredKey): { id: string; check: Verify } {
  const { signer } = suites[suite];
  return {
    id: idOf(Buffer.from(publicKey, 'base64')),
    check: (text, signature) => signer.verify(publicKey, text, signature),
  };
}

function newSigner(folder: string, suite: SuiteName): Pick<Witness, 'keyId' | 'sign'> {
  const file = join(folder, privateName);
  // Exclusive, so that two processes starting at once agree on one key.
  if (!read(file)) writeOnce(file, JSON.stringify({ suite, ...suites[suite].signer.newKeys() }));
  const key = StoredKey.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey = '', ...open } = key;
  const { id } = verifierOf(open);
  writeOnce(join(folder, `${id}${publicEnding}`), JSON.stringify(open));
  return { keyId: id, sign: (text) => suites[key.suite].signer.sign(privateKey, text) };
}

function oldSigner(folder: string, pem: string): Pick<Witness, 'keyId' | 'sign'> {
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key);
  const { id } = oldVerifierOf(publicKey);
  writeOnce(
    join(folder, `${id}${oldPublicEnding}`),
    publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  );
  return { keyId: id, sign: (text) => sign(null, Buffer.from(text), key).toString('base64') };
}

function oldVerifierOf(publicKey: KeyObject): { id: string; check: Verify } {
  return {
    id: idOf(publicKey.export({ type: 'spki', format: 'der' })),
    check: (text, signature) =>
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function writeOnce(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function* linesOf(file: string): AsyncIterable<string> {
  const stream = createReadStream(file);
  try {
    for await (const line of createInterface({ input: stream })) if (line) yield line;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
