import type { AffiliationEndReason } from '../../people/index.ts';
import type { RosterEntry, RosterView } from './roster-entry.ts';

/** Chinese names of the sources of a roster entry. */
export const sourceNames: Record<RosterEntry['source'], string> = {
  SELF: '本人登记',
  IMPORT: '名单导入',
  TRANSFER: '请求转入',
};

/** Chinese names of the reasons for its end. */
export const endReasonNames: Record<AffiliationEndReason, string> = {
  LEFT: '离职（终止托管）',
  RETIRED: '退休',
  TRANSFERRED: '转到其他单位（机构）',
  MISTAKEN: '登记有误',
};

/** Chinese names of the views of a roster. */
export const viewNames: Record<RosterView, string> = {
  WAITING: '等待确认',
  CURRENT: '在册',
  INVITED: '未启用账号',
  LEFT: '已离开',
};

/** People not activated are counted up to this many. */
export const mostInvitedCounted = 1000;

/** Returns the count of a view as shown; people not activated are counted up to a limit. */
export const countInWords = (view: RosterView, count: number) =>
  view === 'INVITED' && count === mostInvitedCounted ? `${count}+` : count;
