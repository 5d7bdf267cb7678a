/** What may be written to a file. */
export const exportKinds = ['CELLS', 'UNITS', 'DAYS', 'PEOPLE'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportNames: Record<ExportKind, string> = {
  CELLS: '汇总表（区县、行业、隶属、职称层级）',
  UNITS: '单位明细',
  DAYS: '每日进度',
  PEOPLE: '人员名单',
};

export type ExportState = 'QUEUED' | 'RUNNING' | 'DONE' | 'CANCELLED' | 'FAILED';

export const exportStateNames: Record<ExportState, string> = {
  QUEUED: '排队中',
  RUNNING: '正在生成',
  DONE: '已完成',
  CANCELLED: '已取消',
  FAILED: '未能完成',
};

/** A file being made in the background. QUEUED -> RUNNING -> DONE | FAILED; CANCELLED from the first two. */
export interface Export {
  id: string;
  accountId: string;
  role: string;
  organisationId: string | null;
  jurisdictionId: string | null;
  kind: ExportKind;
  format: 'xlsx' | 'csv';
  year: number;
  state: ExportState;
  rowsDone: number;
  rowsExpected: number;
  bytes: number | null;
  storageKey: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}
