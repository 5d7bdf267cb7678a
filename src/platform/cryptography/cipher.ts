import { createHmac } from 'node:crypto';
import type { Generation, KeyRing } from './key-ring.ts';

/** Where a ciphertext is kept. It opens nowhere else: a value copied to another row is refused. */
export interface Cell {
  table: string;
  column: string;
  /** What names the row; several columns joined by a space. */
  row: string;
}

/** Encryption of personal identifiers, and keyed hashes to find them (E26). */
export interface Cipher {
  /** A new nonce each time, so equal texts give different ciphers, which carry suite and key. */
  encrypt(text: string, cell: Cell): string;
  decrypt(sealed: string, cell: Cell): string;
  /** The keys that encrypt now, for the content of files. */
  current(): Generation;
  /** The generation that a ciphertext names; throws for one not in the ring. */
  generationOf(sealed: string): Generation;
  /** Keyed hash of a canonical text (blind index): reveals only whether two texts are equal. */
  index(text: string): string;
  /** All hashes under which a text may be stored: two while keys are rotated. Look up by these. */
  indexes(text: string): string[];
  /** The live hashes but `index`; empty unless keys are rotated. */
  otherIndexes(text: string): string[];
  /** The hashes of all generations there ever were, for what is only ever appended to. */
  everyIndex(text: string): string[];
  /** HMAC-SHA-256 for one-time links and tokens, base64url. */
  sign(text: string): string;
}

/** Encrypts, finds and signs with the keys of the installation. */
export function createCipher(ring: KeyRing): Cipher {
  const current = () => {
    const found = ring.generations().find(({ state }) => state === 'CURRENT');
    if (!found) throw new Error('no key is current');
    return found;
  };
  const generationOf = (sealed: string) => {
    const id = keyIdOf(sealed);
    const found = ring.generations().find((one) => one.id === id);
    if (!found) throw new Error(`the key ${id} is not in keys.json`);
    return found;
  };
  const hashes = (text: string, wanted: (one: Generation) => boolean) =>
    ring
      .generations()
      .filter(wanted)
      .map((one) => one.mac(text).toString('base64url'));
  const live = ({ state }: Generation) => state !== 'RETIRED';
  return {
    encrypt(text, cell) {
      const { id, suite, sealer } = current();
      const sealed = sealer.seal(Buffer.from(text), placeOf(cell));
      return `${suite.letter}.${id}.${sealed.toString('base64')}`;
    },
    decrypt(sealed, cell) {
      const { sealer } = generationOf(sealed);
      // Before keys had ids, nothing bound a ciphertext to its place.
      const about = isOld(sealed) ? Buffer.alloc(0) : placeOf(cell);
      return sealer.open(Buffer.from(bodyOf(sealed), 'base64'), about).toString();
    },
    current,
    generationOf,
    index: (text) => current().mac(text).toString('base64url'),
    indexes: (text) => hashes(text, live),
    otherIndexes: (text) => hashes(text, (one) => live(one) && one.state !== 'CURRENT'),
    everyIndex: (text) => hashes(text, () => true),
    sign: (text) => createHmac('sha256', ring.signingKey).update(text).digest('base64url'),
  };
}

const isOld = (sealed: string) => !sealed.includes('.');
const keyIdOf = (sealed: string) => (isOld(sealed) ? 'k1' : (sealed.split('.')[1] ?? ''));
const bodyOf = (sealed: string) => sealed.slice(sealed.lastIndexOf('.') + 1);

const placeOf = ({ table, column, row }: Cell) => Buffer.from(`${table}\0${column}\0${row}`);
