/** A passed public subject of a paper exam or of a year before the platform. */
export interface EarlierResult {
  id: string;
  accountId: string;
  year: number;
  title: string;
  /** 'YYYY-MM-DD'. */
  passedOn: string;
  score: number | null;
  creditHours: number;
  /** Number of the paper slip or certificate. */
  documentNo: string;
  endorsedBy: string;
  importedAt: Date;
  revokedAt: Date | null;
  revokedBecause: string | null;
}

export type FileState = 'CHECKED' | 'IMPORTED' | 'DISCARDED';
export const fileStateNames: Record<FileState, string> = {
  CHECKED: '已核对，未导入',
  IMPORTED: '已导入',
  DISCARDED: '已放弃',
};
export const fileStateTones = {
  CHECKED: 'warning',
  IMPORTED: 'success',
  DISCARDED: 'neutral',
} as const;

/** An uploaded list. */
export interface ResultFile {
  id: string;
  organisationId: string;
  fileName: string;
  source: string;
  reading: unknown;
  uploadedBy: string;
  uploadedAt: Date;
  state: FileState;
  importedBy: string | null;
  importedAt: Date | null;
}

/** A row of a list with what the check says of it. */
export interface CheckedRow {
  rowNo: number;
  name: string;
  idNumberMasked: string;
  accountId: string | null;
  year: number | null;
  title: string;
  passedOn: string | null;
  score: number | null;
  creditHours: number | null;
  documentNo: string;
  endorsedBy: string;
  /** Why it cannot be imported. */
  fault: string | null;
  /** What somebody has to confirm before it is imported. */
  doubt: string | null;
  doubtSettled: boolean;
}

/** Whether a row is imported with its list. */
export const isImported = ({ fault, doubt, doubtSettled }: CheckedRow): boolean =>
  fault === null && (doubt === null || doubtSettled);

/** How many rows of a list are right, wait for a confirmation or are faulty. */
export interface RowCounts {
  good: number;
  doubtful: number;
  faulty: number;
}

export function countRows(rows: readonly CheckedRow[]): RowCounts {
  const good = rows.filter(isImported).length;
  const faulty = rows.filter(({ fault }) => fault !== null).length;
  return { good, faulty, doubtful: rows.length - good - faulty };
}
