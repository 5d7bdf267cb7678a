import type { Officer } from '../../../kernel/actor.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { readRows, UnreadableSheet } from '../../../platform/spreadsheets/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { insertBankFile, listLayouts } from '../queries/bank-lines.ts';
import { type RowFault, readBankRows } from '../rules/bank-line.ts';

export type BankImport =
  | { ok: true; imported: number; repeated: number }
  | { ok: false; faults: RowFault[] };

/**
 * Imports the incoming lines of a bank's file (xlsx or csv), all or none; a transaction number only once,
 * however often its file is uploaded (E21).
 */
export async function importBankFile(
  parts: Parts,
  actor: Officer,
  file: { name: string; path: string },
): Promise<BankImport> {
  const rows = await readAll(file.path);
  if (!rows) {
    const message = '这不是 xlsx 或 csv 表格，请从网上银行重新下载明细。';
    return { ok: false, faults: [{ row: 1, column: '文件', message }] };
  }
  const { lines, faults } = readBankRows(rows, await listLayouts(parts.db));
  if (faults.length > 0) return { ok: false, faults };
  return inTransaction(parts.db, async (tx) => {
    const at = parts.clock.now();
    const { id, imported, repeated } = await insertBankFile(tx, {
      name: file.name,
      importedBy: actor.accountId,
      at,
      lines,
    });
    const facts = { name: file.name, imported, repeated };
    await recordAudit(tx, actor, 'payment.import_bank_file', { type: 'bank_file', id }, facts);
    return { ok: true, imported, repeated };
  });
}

async function readAll(path: string) {
  try {
    return await Array.fromAsync(readRows(path));
  } catch (error) {
    if (error instanceof UnreadableSheet) return null;
    throw error;
  }
}
