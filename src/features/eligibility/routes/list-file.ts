import { Refusal } from '../../../kernel/refusal.ts';
import type { Upload } from '../../../platform/http/index.ts';
import { readRows, type SheetRow, UnreadableSheet } from '../../../platform/spreadsheets/index.ts';
import { mostApplicants } from '../rules/applicants.ts';

/**
 * The rows of an uploaded list, one more than may be checked at most: whoever reads them can tell that
 * there are too many. Refuses a file that is no table.
 */
export async function rowsOfFile({ path }: Upload): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  try {
    for await (const row of readRows(path)) {
      rows.push(row);
      // The heading row is not an applicant.
      if (rows.length > mostApplicants + 1) break;
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) throw new Refusal('eligibility.unreadable_list');
    throw error;
  }
  return rows;
}
