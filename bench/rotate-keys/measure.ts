import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { rotateKeys } from '../../src/app/rotate-keys.ts';
import { sealedTables } from '../../src/app/sealed-tables.ts';
import { accountCells } from '../../src/features/identity/index.ts';
import { newId } from '../../src/kernel/ids.ts';
import { type Cipher, createCipher, memoryKeyRing } from '../../src/platform/cryptography/index.ts';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.ts';
import { type Db, openDatabase } from '../../src/platform/database/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

const rowsAtOnce = 5000;

/** Fills a database with accounts, two encrypted values each, and rotates its keys; returns what it took. */
export async function measureRotation(
  count: number,
  suite: 'INTERNATIONAL' | 'SM',
  say: (line: string) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'jixue-bench-keys-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: say });
  await migrate(postgres.connectionString);
  const { connectionString } = postgres;
  const { db, close } = openDatabase(connectionString, { connections: 2, answerWithinMs: 600_000 });
  const ring = memoryKeyRing();
  try {
    say(`正在写入 ${count} 个加密值……`);
    await fillAccounts(db, createCipher(ring), Math.ceil(count / 2));
    const begun = performance.now();
    const now = () => new Date();
    const rotation = { connectionString, ring, tables: sealedTables, suite, say, now, settleMs: 0 };
    await rotateKeys(rotation);
    const seconds = (performance.now() - begun) / 1000;
    // Columns that are empty here are counted by the rotation too.
    const rate = count / seconds;
    return {
      values: count,
      seconds: Number(seconds.toFixed(1)),
      values_per_s: Math.round(rate),
      four_million_s: Math.round(4_000_000 / rate),
      rss_mb: Math.round(process.memoryUsage().rss / 1e6),
    };
  } finally {
    await close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fillAccounts(db: Db, cipher: Cipher, accounts: number): Promise<void> {
  for (let from = 0; from < accounts; from += rowsAtOnce) {
    const rows = Array.from({ length: Math.min(rowsAtOnce, accounts - from) }, (_, at) =>
      accountOf(cipher, from + at),
    );
    await sql`
      insert into accounts (id, name, id_document_type, id_number_cipher, id_number_index, id_number_masked,
        phone_cipher, phone_index, phone_masked)
      select id, '学员', 'RESIDENT_ID', number, number_index, '500***********', phone, phone_index, '199****'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (id uuid, number text, number_index text, phone text, phone_index text)`.execute(db);
  }
}

function accountOf(cipher: Cipher, serial: number) {
  const id = newId();
  const number = `5001061990${String(serial).padStart(8, '0')}`;
  const phone = `19${String(serial).padStart(9, '0')}`;
  return {
    id,
    number: cipher.encrypt(number, accountCells.number(id)),
    number_index: cipher.index(number),
    phone: cipher.encrypt(phone, accountCells.phone(id)),
    phone_index: cipher.index(phone),
  };
}
