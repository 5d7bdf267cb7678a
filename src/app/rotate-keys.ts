import { type Cipher, createCipher, type RotatingRing } from '../platform/cryptography/index.ts';
import {
  connectRotation,
  connectRotationWriter,
  lockRotation,
  outlastTransactions,
  type RotationConnection,
} from '../platform/database/rotation-connection.ts';
import {
  closeProgress,
  countOtherKeys,
  noteProgress,
  openProgress,
  type RotatedRow,
  readSealedRows,
  rotatedColumns,
  type SealedRow,
  type SealedTable,
  writeSealedRows,
} from '../platform/database/sealed-tables.ts';

export interface Rotation {
  connectionString: string;
  ring: RotatingRing;
  tables: readonly SealedTable[];
  /** The algorithms from now on. */
  suite: 'INTERNATIONAL' | 'SM';
  say(line: string): void;
  now(): Date;
  /** What it waits for every process to see the keys: processes of one machine see them at once. */
  settleMs: number;
}

/** A rotation that cannot go on; the sentence is for the operator. */
export class RotationError extends Error {}

const rowsAtOnce = 4000;
/** So many processes of the database write at once: an update of all indexes takes longer than to encrypt. */
const lanes = 4;
const mostPasses = 5;
const patienceMs = 600_000;

/**
 * Rotates to new keys while the product runs, and returns how many values were encrypted anew. Every process
 * first searches by both keys, then writes with the new one, then what is stored is encrypted anew. Interrupted,
 * it goes on where it was. Throws `RotationError`.
 */
export async function rotateKeys(rotation: Rotation): Promise<{ keyId: string; values: number }> {
  const client = await connectRotation(rotation.connectionString);
  try {
    if (!(await lockRotation(client))) throw new RotationError('另一次轮换正在进行。');
    await addKeys(rotation, client);
    const keyId = await useNewKeys(rotation, client);
    const values = await encryptAnew(rotation, client, keyId);
    rotation.ring.retireLeaving();
    return { keyId, values };
  } finally {
    await client.end();
  }
}

/** First step: the new keys are known to every process, and searched by. */
export async function addKeys(rotation: Rotation, client: RotationConnection): Promise<void> {
  const { ring, suite, say, now } = rotation;
  if (stateOf(ring, 'LEAVING')) return;
  if (!stateOf(ring, 'INCOMING')) ring.addIncoming(suite, now());
  say(`新密钥 ${stateOf(ring, 'INCOMING')?.id} 已加入，等待各进程读取…`);
  await settle(rotation, client);
}

/** Second step: what is written from now on is under the new keys, whose id is returned. */
export async function useNewKeys(rotation: Rotation, client: RotationConnection): Promise<string> {
  const { ring } = rotation;
  if (stateOf(ring, 'INCOMING')) {
    ring.promoteIncoming();
    await settle(rotation, client);
  }
  return stateOf(ring, 'CURRENT')?.id ?? '';
}

// A transaction that began earlier may write what it computed with the keys of then.
async function settle({ settleMs }: Rotation, client: RotationConnection): Promise<void> {
  await new Promise((done) => setTimeout(done, settleMs));
  if (!(await outlastTransactions(client, patienceMs)))
    throw new RotationError('有事务长时间没有结束。请稍后再次运行，轮换会从这里继续。');
}

const stateOf = (ring: RotatingRing, state: string) =>
  ring.generations().find((one) => one.state === state);

/** Third step: encrypts anew what is stored; returns the number of values. */
export async function encryptAnew(
  rotation: Rotation,
  client: RotationConnection,
  keyId: string,
): Promise<number> {
  const cipher = createCipher(rotation.ring);
  const writers = await openLanes(rotation);
  let values = 0;
  try {
    const order = rotation.tables.toSorted((a, b) => Number(b.first ?? 0) - Number(a.first ?? 0));
    for (const table of order)
      values += await encryptWhole({ rotation, client, writers, cipher, keyId }, table);
  } finally {
    await Promise.all(writers.map((writer) => writer.end()));
  }
  return values;
}

interface Run {
  rotation: Rotation;
  client: RotationConnection;
  writers: readonly RotationConnection[];
  cipher: Cipher;
  keyId: string;
}

/** In passes: a row that somebody changed between its reading and its writing is left for the next one. */
async function encryptWhole(run: Run, table: SealedTable): Promise<number> {
  const { client, keyId } = run;
  let values = 0;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    values += await encryptTable(run, table);
    if ((await countOtherKeys(client, table, keyId)) === 0) return values;
    await closeProgress(client, keyId, table, false);
  }
  throw new RotationError(`${table.table} 还有几行没有换成新密钥，请再次运行。`);
}

async function encryptTable(run: Run, table: SealedTable): Promise<number> {
  const { rotation, client, cipher, keyId } = run;
  const { lastRow, total, done, finished } = await openProgress(client, keyId, table);
  if (finished) return 0;
  let [after, rowsDone, values, said] = [lastRow, done, 0, 0];
  let writing: Promise<void> = Promise.resolve();
  while (true) {
    const read = await readSealedRows(client, table, { after, keyId, limit: rowsAtOnce });
    const last = read.at(-1);
    if (!last) break;
    const rows = read.flatMap((before) => {
      const fresh = rotateRow(cipher, table, before, keyId);
      return fresh ? [{ before, after: fresh }] : [];
    });
    values += rows.length * table.columns.length;
    // The next rows are read and encrypted while these are written.
    await writing;
    const progress = { keyId, lastRow: last.key, done: read.length };
    writing = writeRows(run, table, rows, progress);
    writing.catch(() => {});
    after = last.key;
    rowsDone += read.length;
    if (Date.now() - said > 2000) {
      said = Date.now();
      rotation.say(`${table.table} ${rowsDone}/${Math.max(total, rowsDone)}`);
    }
  }
  await writing;
  await closeProgress(client, keyId, table, true);
  if (rowsDone > 0) rotation.say(`${table.table} ${rowsDone} 行完成`);
  return values;
}

const openLanes = ({ connectionString }: Rotation): Promise<RotationConnection[]> =>
  Promise.all(Array.from({ length: lanes }, () => connectRotationWriter(connectionString)));

/** Writes rows in all lanes at once, and then notes how far it is. */
async function writeRows(
  { writers }: Run,
  table: SealedTable,
  rows: readonly RotatedRow[],
  progress: { keyId: string; lastRow: string[]; done: number },
): Promise<void> {
  const size = Math.ceil(rows.length / writers.length);
  await Promise.all(
    writers.map((writer, lane) =>
      writeSealedRows(writer, table, rows.slice(lane * size, (lane + 1) * size)),
    ),
  );
  await noteProgress(writers[0] as RotationConnection, table, progress);
}

/** Returns the values of a row under the current key; null when all are already. */
function rotateRow(
  cipher: Cipher,
  table: SealedTable,
  row: SealedRow,
  keyId: string,
): SealedRow['values'] | null {
  const fresh = Object.fromEntries(
    rotatedColumns(table).map((name) => [name, row.values[name] ?? null]),
  );
  let changed = false;
  for (const { column, index, otherIndex } of table.columns) {
    const sealed = row.values[column];
    if (!sealed || cipher.generationOf(sealed).id === keyId) continue;
    const cell = { table: table.table, column, row: row.cellRow };
    const text = cipher.decrypt(sealed, cell);
    fresh[column] = cipher.encrypt(text, cell);
    if (index) fresh[index] = cipher.index(text);
    if (otherIndex) fresh[otherIndex] = cipher.otherIndexes(text).join(' ');
    changed = true;
  }
  return changed ? fresh : null;
}
