import { z } from 'zod';
import type { Storage } from '../storage/index.ts';

// A backup is `<id>/…` in its store; `<id>/backup.json` is written last and makes it whole.

const Part = z.object({ key: z.string(), bytes: z.number(), sha256: z.string() });
const Backup = z.object({
  format: z.literal(1),
  id: z.string(),
  startedAt: z.coerce.date(),
  finishedAt: z.coerce.date(),
  /** The public key it is written for. */
  recipient: z.string(),
  /** Null: another tool backs up the database. */
  database: z
    .object({
      version: z.string(),
      systemIdentifier: z.string(),
      timeline: z.number(),
      startLsn: z.string(),
      endLsn: z.string(),
      base: Part,
      manifest: Part,
    })
    .nullable(),
  folder: Part,
});

export type Backup = z.infer<typeof Backup>;

const manifestName = 'backup.json';
const idForm = /^\d{8}T\d{6}Z$/;

/** The id of a backup begun at a moment: 20261129T033000Z. */
export const backupIdOf = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '');

/** The whole backups of a store, oldest first. */
export async function listBackups(store: Storage): Promise<Backup[]> {
  const keys = (await store.list('')).filter((key) => key.endsWith(`/${manifestName}`));
  const ids = keys.map((key) => key.split('/')[0] as string).filter((id) => idForm.test(id));
  return Promise.all(ids.map((id) => readBackup(store, id)));
}

/** Makes a backup whole: from now on it counts. */
export async function publishBackup(store: Storage, backup: Backup): Promise<void> {
  const text = `${JSON.stringify(backup, null, 2)}\n`;
  await store.put(`${backup.id}/${manifestName}`, Buffer.from(text));
}

/** Removes a backup; first what makes it whole, so that an interrupted removal leaves no half one. */
export async function removeBackup(store: Storage, id: string): Promise<void> {
  await store.remove(`${id}/${manifestName}`);
  for (const key of await store.list(`${id}/`)) await store.remove(key);
}

/** Removes what backups that were never finished left behind. */
export async function removeUnfinished(store: Storage): Promise<void> {
  const whole = new Set((await listBackups(store)).map(({ id }) => id));
  const ids = new Set((await store.list('')).map((key) => key.split('/')[0] as string));
  for (const id of ids) if (idForm.test(id) && !whole.has(id)) await removeBackup(store, id);
}

/** Bytes of a backup as stored. */
export const bytesOf = ({ database, folder }: Backup) =>
  folder.bytes + (database ? database.base.bytes + database.manifest.bytes : 0);

/** The name of the piece of the log (16 MiB) that a position is in. */
export function segmentOf(timeline: number, lsn: string): string {
  const [high = '', low = ''] = lsn.split('/');
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${hex(timeline)}${hex(Number.parseInt(high, 16))}${hex(Number.parseInt(low, 16) >>> 24)}`;
}

/** The first piece that is missing between the first and the last of a log; null: none. */
export function findHole(names: readonly string[]): string | null {
  const numberOf = (name: string) =>
    Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16, 24), 16);
  const pieces = names.filter((name) => /^[\dA-F]{24}$/.test(name));
  const numbers = [...new Set(pieces.map(numberOf))].sort((one, other) => one - other);
  const after = numbers.find((number, at) => at > 0 && number !== (numbers[at - 1] ?? 0) + 1);
  return pieces.find((name) => numberOf(name) === after) ?? null;
}

async function readBackup(store: Storage, id: string): Promise<Backup> {
  const pieces: Buffer[] = [];
  for await (const piece of await store.read(`${id}/${manifestName}`)) pieces.push(piece);
  return Backup.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
}
