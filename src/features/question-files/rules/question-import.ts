import type { DraftToCreate } from '../../question-bank/index.ts';

export type Format = 'SHEET' | 'WORD' | 'LAYOUT' | 'GIFT' | 'AIKEN' | 'MOODLE' | 'QTI';

/** Names of the formats, and of the files that hold them. */
export const formatNames: Record<Format, string> = {
  SHEET: '表格（xlsx、csv）',
  WORD: 'Word 文档（docx）',
  LAYOUT: '试卷文本（txt）',
  GIFT: 'GIFT',
  AIKEN: 'Aiken',
  MOODLE: 'Moodle XML',
  QTI: 'QTI 题包（zip）',
};

/** The largest file that is taken. */
export const mostMegabytes = 100;
/** Formats that are read as one; tables and packages are read piece by piece. */
export const mostMegabytesAtOnce = 20;
export const isReadAtOnce = (format: Format): boolean => format !== 'SHEET' && format !== 'QTI';

export const exportFormats = [
  'xlsx',
  'gift',
  'aiken',
  'moodle',
  'qti21',
  'qti22',
  'qti30',
] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportNames: Record<ExportFormat, string> = {
  xlsx: '表格',
  gift: 'GIFT',
  aiken: 'Aiken',
  moodle: 'Moodle XML',
  qti21: 'QTI 2.1',
  qti22: 'QTI 2.2',
  qti30: 'QTI 3.0',
};

export type ImportState = 'READING' | 'UNREADABLE' | 'READ' | 'IMPORTING' | 'IMPORTED' | 'UNDONE';
export const importStateNames: Record<ImportState, string> = {
  READING: '正在读取',
  UNREADABLE: '读不了',
  READ: '等您确认',
  IMPORTING: '正在导入',
  IMPORTED: '已导入',
  UNDONE: '已撤销',
};

/** A file of questions and what became of it. */
export interface QuestionImport {
  id: string;
  topicId: string;
  lessonId: string;
  usage: DraftToCreate['usage'];
  fileName: string;
  fileKey: string;
  format: Format;
  state: ImportState;
  problem: string | null;
  leavesSimilar: boolean;
  createdBy: string;
  createdAt: Date;
  importedAt: Date | null;
  undoneBecause: string | null;
}

/** An item of a file, as it is kept. */
export interface ImportItem {
  position: number;
  place: string;
  draft: DraftToCreate | null;
  fault: string | null;
  lost: string[];
  similarId: string | null;
  repeats: string | null;
  questionId: string | null;
}

/** The format of a file by its name and its beginning. */
export function formatOf(name: string, beginning: Buffer): Format {
  const text = beginning.toString('utf8');
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (beginning.subarray(0, 2).toString('latin1') === 'PK')
    return ending === 'docx' ? 'WORD' : ending === 'zip' ? 'QTI' : 'SHEET';
  if (/^\uFEFF?\s*<(?:\?xml|quiz)/.test(text)) return 'MOODLE';
  if (ending === 'xlsx' || ending === 'csv' || ending === 'xls') return 'SHEET';
  if (/^ANSWER\s*:\s*[A-H]\s*$/m.test(text)) return 'AIKEN';
  if (ending === 'gift' || /\{[^{}]*[=~#TF][^{}]*\}/.test(text)) return 'GIFT';
  return 'LAYOUT';
}
