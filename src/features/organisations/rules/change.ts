import type { Day } from '../../../kernel/calendar.ts';
import type { Organisation } from './organisation.ts';

export const changeKinds = [
  'ADDED',
  'EDITED',
  'RENAMED',
  'MOVED',
  'CLOSED',
  'REOPENED',
  'MERGED',
  'SEPARATED',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const changeKindNames: Record<ChangeKind, string> = {
  ADDED: '新增',
  EDITED: '修改资料',
  RENAMED: '更名',
  MOVED: '变更隶属',
  CLOSED: '撤销',
  REOPENED: '恢复',
  MERGED: '并入其他单位',
  SEPARATED: '撤销合并',
};

/** The columns that a change may set. */
export type Patch = Partial<Omit<Organisation, 'id' | 'kind' | 'approval'>>;

/** One line of a change in words. */
export interface ChangeLine {
  label: string;
  before: string | null;
  after: string | null;
}

/** A change of an organisation; one of a future day waits for that day. */
export interface OrganisationChange {
  id: string;
  organisationId: string;
  kind: ChangeKind;
  effectiveOn: Day;
  patch: Patch;
  difference: ChangeLine[];
  reason: string;
  decidedBy: string;
  decidedByName: string;
  at: Date;
  appliedAt: Date | null;
  withdrawnAt: Date | null;
}

const labels: Record<keyof Patch, string> = {
  name: '名称',
  shortName: '简称',
  sealName: '印章名称',
  creditCode: '统一社会信用代码',
  affiliation: '隶属关系',
  ownership: '所有制',
  jurisdictionId: '所在区县',
  parentId: '上级单位',
  industryAuthorityId: '行业主管部门',
  address: '地址',
  phone: '电话',
  officeHours: '办公时间',
  validTo: '撤销日期',
  successorId: '由谁承接',
};

/**
 * Returns what of a patch differs from the organisation, and the lines in words. `word` says a value as people
 * read it: the name of a place or a body.
 */
export function differenceOf(
  before: Organisation,
  wanted: Patch,
  word: (field: keyof Patch, value: string) => string,
): { patch: Patch; difference: ChangeLine[] } {
  const changed = (Object.keys(labels) as (keyof Patch)[]).filter(
    (field) => wanted[field] !== undefined && wanted[field] !== before[field],
  );
  const say = (field: keyof Patch, value: string | null) => (value ? word(field, value) : null);
  return {
    patch: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
    difference: changed.map((field) => ({
      label: labels[field],
      before: say(field, before[field]),
      after: say(field, wanted[field] ?? null),
    })),
  };
}
