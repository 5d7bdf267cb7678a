import type { OfficerRole } from '../../../kernel/actor.ts';
import type { PackedRow, TableReading, TableRow } from '../../../platform/spreadsheets/index.ts';

/** CHECKED waits to be ordered; IMPORTING is written in one transaction; DONE and CANCELLED are final. */
export type ImportState = 'CHECKING' | 'CHECKED' | 'IMPORTING' | 'DONE' | 'CANCELLED';

export const importStateNames: Record<ImportState, string> = {
  CHECKING: '正在检查',
  CHECKED: '等待导入',
  IMPORTING: '正在导入',
  DONE: '已导入',
  CANCELLED: '已取消',
};

export interface ListImport {
  id: string;
  uploadedBy: string;
  role: OfficerRole;
  uploaderId: string;
  /** The body that gets the members; null for people without a unit. */
  organisationId: string | null;
  districtId: string;
  fileName: string;
  headings: string[];
  places: Places;
  /** Without keys for lists from before readings were kept. */
  reading: Partial<TableReading>;
  /** A number of the file shows that Excel rounded it (lesson 15). */
  digitsLost: boolean;
  /** Rows whose number ends in 000 and is right otherwise: the importer confirms each. */
  doubtfulRows: number[];
  state: ImportState;
  rowsTotal: number;
  rowsChecked: number;
  rowsWritten: number;
  rowsFaulty: number;
  peopleNew: number;
  peopleClaimed: number;
  peopleElsewhere: number;
  peopleHere: number;
  /** Who ordered the import. */
  orderedBy: string | null;
  uploadedAt: Date;
  finishedAt: Date | null;
}

export interface RowFault {
  row: number;
  heading: string;
  message: string;
}

/** A row of the file as typed. */
export type ListRow = PackedRow;

export const listColumns = [
  'name',
  'idDocumentType',
  'idNumber',
  'phone',
  'department',
  'post',
  'title',
  'titleAwardedOn',
  'from',
  'unit',
] as const;
export type ListColumn = (typeof listColumns)[number];
/** The position of each column in a row. */
export type Places = Partial<Record<ListColumn, number>>;

/** The heading of the template first, then its synonyms. */
export const headingNames: Record<ListColumn, readonly string[]> = {
  name: ['姓名', '人员姓名', '学员姓名'],
  idDocumentType: ['证件类型', '证件种类'],
  idNumber: ['证件号码', '身份证号', '身份证号码', '公民身份号码', '证件号', '身份证'],
  phone: ['手机号', '手机号码', '手机', '联系电话', '电话'],
  department: ['部门', '科室', '所在部门'],
  post: ['岗位', '职务', '岗位（职务）'],
  title: ['职称', '专业技术职务', '职称名称'],
  titleAwardedOn: ['取得职称日期', '职称取得日期', '职称取得时间'],
  // Not 单位: lists of units have such a column in words of their own.
  unit: ['导入单位'],
  from: ['到岗日期', '入职日期', '开始日期', '托管日期', '到岗时间', '入职时间'],
};

/** The heading of the column of faults. */
export const faultHeading = '错误说明';

/** Marks the example row of the template. */
const exampleMark = '例：';
export const isExample = ({ cells }: Pick<TableRow, 'cells'>) =>
  cells.some(({ text }) => text.startsWith(exampleMark));

/** The example row of the template. */
export const exampleRow: Partial<Record<ListColumn, string>> = {
  name: '例：张小燕',
  idDocumentType: '居民身份证',
  idNumber: '11010519491231002X',
  phone: '13800138000',
  department: '教务处',
  post: '教师',
  title: '一级教师',
  titleAwardedOn: '2019-07-01',
  from: '2015-09-01',
};

/** How the table of a list is recognised; the column of faults is passed over. */
export const listHeadings = {
  names: { ...headingNames, fault: [faultHeading] },
  needed: ['name', 'idNumber'] as const,
};

/** Rows stored and checked at a time. */
export const chunkSize = 1000;
export const mostRows = 200_000;

/** Where the rows of a chunk are kept. */
export const chunkCell = (importId: string, no: number) => ({
  table: 'roster_import_chunks',
  column: 'rows_cipher',
  row: `${importId} ${no}`,
});
