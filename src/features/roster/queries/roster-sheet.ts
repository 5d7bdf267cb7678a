import { nilId } from '../../../kernel/ids.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { Sheet } from '../../../platform/spreadsheets/index.ts';
import type { BodyMembership } from '../../people/index.ts';
import type { RosterView } from '../rules/roster-entry.ts';
import { endReasonNames, sourceNames } from '../rules/roster-names.ts';
import { listRoster } from './roster.ts';

const batch = 2000;

/** Returns a roster as a table, read batch by batch; numbers are masked as on the page. */
export function rosterSheet(
  db: Reader,
  membership: BodyMembership,
  view: RosterView,
): Omit<Sheet, 'name'> {
  async function* rows() {
    for (let after = nilId, full = true; full; ) {
      const query = { view, text: '', indexes: [], after, limit: batch };
      const people = await listRoster(db, membership, query);
      for (const one of people)
        yield [
          one.name,
          one.idNumberMasked,
          one.phoneMasked ?? '',
          one.department,
          one.post,
          one.validFrom,
          one.validTo ?? '',
          sourceNames[one.source],
          one.activated ? '已启用' : '未启用',
          one.endReason ? endReasonNames[one.endReason] : '',
        ];
      after = people.at(-1)?.id ?? nilId;
      full = people.length === batch;
    }
  }
  return { columns: headings.map((header) => ({ header, width: 18 })), rows: rows() };
}

const headings = [
  '姓名',
  '证件号码',
  '手机号',
  '部门',
  '岗位',
  '开始日期',
  '离开日期',
  '来源',
  '账号',
  '离开原因',
];
