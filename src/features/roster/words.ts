import type { LinkEndReason, RosterEntry } from '../accounts/index.ts';

/** How somebody came onto the roster. */
export const sourceNames: Record<RosterEntry['source'], string> = {
  SELF: '本人登记',
  IMPORT: '名单导入',
  TRANSFER: '请求转入',
};

/** Why he left it. */
export const endReasonNames: Record<LinkEndReason, string> = {
  LEFT: '离职（终止托管）',
  RETIRED: '退休',
  TRANSFERRED: '转到其他单位（机构）',
  MISTAKEN: '登记有误',
};
