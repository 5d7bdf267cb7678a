import { createSecretKey, randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Generation,
  type GenerationKeys,
  type GenerationState,
  newGenerationKeys,
  openGeneration,
  promoted,
  type RotatingRing,
  retired,
} from './key-ring.ts';
import { type MasterKey, openMasterKey } from './master-key.ts';
import { type SuiteName, suites } from './suites/index.ts';

const Entry = z.object({
  id: z.string(),
  suite: z.enum(['INTERNATIONAL', 'SM']),
  state: z.enum(['INCOMING', 'CURRENT', 'LEAVING', 'RETIRED']),
  since: z.string(),
  /** Wrapped by the master key. */
  encryption: z.string(),
  index: z.string(),
});
const KeyFile = z.object({ signing: z.string(), generations: z.array(Entry).min(1) });
type KeyFile = z.infer<typeof KeyFile>;
type Entry = z.infer<typeof Entry>;

/** The ring of an installation. */
export interface KeyFileRing extends RotatingRing {
  /** Wraps all keys anew with the present master key. */
  wrapAgain(): void;
}

export interface KeyFileOptions {
  master?: MasterKey;
  /** For a new installation. */
  suite?: SuiteName;
}

/**
 * Opens the data keys of the installation, `keys.json` in the data folder, generated at the first start; each is
 * wrapped by the master key. The file belongs in the backup with what wraps it. Keys of an older release
 * (`secrets.json`) become the first generation.
 */
export function openKeyFile(dataDir: string, options: KeyFileOptions = {}): KeyFileRing {
  const { master = openMasterKey(dataDir), suite = 'INTERNATIONAL' } = options;
  const file = join(dataDir, 'keys.json');
  mkdirSync(dataDir, { recursive: true });
  if (!read(file)) createOnce(file, firstKeys(dataDir, master, suite));
  let seen = '';
  let kept: { file: KeyFile; generations: readonly Generation[] };
  const load = () => {
    const { mtimeMs, ino, size } = statSync(file);
    const stamp = `${mtimeMs} ${ino} ${size}`;
    if (stamp === seen) return kept;
    const found = read(file);
    if (!found) throw new Error(`${file} is gone`);
    const known = kept?.generations ?? [];
    kept = { file: found, generations: found.generations.map((one) => open(master, one, known)) };
    seen = stamp;
    return kept;
  };
  const change = (to: (keys: KeyFile) => KeyFile) => replace(file, to(load().file));
  const move = (next: (state: GenerationState) => GenerationState) =>
    change((keys) => ({
      ...keys,
      generations: keys.generations.map((one) => ({ ...one, state: next(one.state) })),
    }));
  return {
    generations: () => load().generations,
    signingKey: createSecretKey(master.unwrap(load().file.signing, 'signing')),
    addIncoming(name, at) {
      const { generations } = load().file;
      const id = `k${1 + Math.max(...generations.map((one) => Number(one.id.slice(1))))}`;
      const entry = wrap(master, { id, suite: name, state: 'INCOMING', at }, newGenerationKeys());
      change((keys) => ({ ...keys, generations: [entry, ...keys.generations] }));
      return id;
    },
    promoteIncoming: () => move(promoted),
    retireLeaving: () => move(retired),
    wrapAgain: () => change((keys) => wrapAgain(master, keys)),
  };
}

const names = ['encryption', 'index'] as const;

function wrap(
  master: MasterKey,
  one: { id: string; suite: SuiteName; state: GenerationState; at: Date },
  keys: GenerationKeys,
): Entry {
  const { id, suite, state, at } = one;
  const [encryption, index] = names.map((name) =>
    master.wrap(keys[name], suites[suite], `${id} ${name}`),
  ) as [string, string];
  return { id, suite, state, since: at.toISOString(), encryption, index };
}

function unwrap(master: MasterKey, entry: Entry): GenerationKeys {
  const [encryption, index] = names.map((name) =>
    master.unwrap(entry[name], `${entry.id} ${name}`),
  ) as [Buffer, Buffer];
  return { encryption, index };
}

// A key management service is not asked again for what is known.
function open(master: MasterKey, entry: Entry, known: readonly Generation[]): Generation {
  const same = known.find(({ id }) => id === entry.id);
  return same ? { ...same, state: entry.state } : openGeneration(entry, unwrap(master, entry));
}

function wrapAgain(master: MasterKey, keys: KeyFile): KeyFile {
  const newest = suites[keys.generations[0]?.suite ?? 'INTERNATIONAL'];
  return {
    signing: master.wrap(master.unwrap(keys.signing, 'signing'), newest, 'signing'),
    generations: keys.generations.map((one) =>
      wrap(master, { ...one, at: new Date(one.since) }, unwrap(master, one)),
    ),
  };
}

const Legacy = z.object({
  encryptionKey: z.string(),
  indexKey: z.string(),
  signingKey: z.string(),
});

function firstKeys(dataDir: string, master: MasterKey, suite: SuiteName): KeyFile {
  const legacy = readJson(join(dataDir, 'secrets.json'));
  const old = legacy === null ? null : Legacy.parse(legacy);
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const keys = old
    ? { encryption: bytes(old.encryptionKey), index: bytes(old.indexKey) }
    : newGenerationKeys();
  const name = old ? 'INTERNATIONAL' : suite;
  const signing = old ? bytes(old.signingKey) : randomBytes(32);
  return {
    signing: master.wrap(signing, suites[name], 'signing'),
    generations: [wrap(master, { id: 'k1', suite: name, state: 'CURRENT', at: new Date() }, keys)],
  };
}

function read(file: string): KeyFile | null {
  const found = readJson(file);
  return found === null ? null : KeyFile.parse(found);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

// Whole or not at all, and by one of the processes that start at once.
function createOnce(file: string, keys: KeyFile): void {
  const draft = writeDraft(file, keys);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const replace = (file: string, keys: KeyFile) => renameSync(writeDraft(file, keys), file);

function writeDraft(file: string, keys: KeyFile): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  return draft;
}
