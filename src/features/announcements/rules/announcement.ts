import type { Role } from '../../../kernel/actor.ts';
import { covers, type Day } from '../../../kernel/calendar.ts';

export const kinds = ['NOTICE', 'POLICY', 'CIRCULAR'] as const;
export type Kind = (typeof kinds)[number];

/** Chinese names of the kinds, as shown to people. */
export const kindNames: Record<Kind, string> = {
  NOTICE: '公告',
  POLICY: '政策文件',
  CIRCULAR: '通报',
};

export interface Announcement {
  id: string;
  kind: Kind;
  documentNo: string | null;
  organisationId: string;
  title: string;
  /** Markdown. */
  body: string;
  validFrom: Day;
  validTo: Day | null;
  replacedBy: string | null;
  audienceRoles: Role[];
  audienceJurisdictionId: string | null;
  asksReceipt: boolean;
  state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  version: number;
  draftedBy: string | null;
  draftedAt: Date;
  approvedBy: string | null;
  publishedAt: Date | null;
  withdrawnBecause: string | null;
}

/** The facts of a reader that an audience depends on; null for a visitor. */
export type Reader = { role: Role; jurisdictionId: string | null } | null;

/** Whether an announcement is addressed to a reader; without role and place also to visitors. */
export function isAddressedTo(
  { audienceRoles, audienceJurisdictionId }: Announcement,
  reader: Reader,
): boolean {
  const role =
    audienceRoles.length === 0 || (reader !== null && audienceRoles.includes(reader.role));
  const place =
    audienceJurisdictionId === null || reader?.jurisdictionId === audienceJurisdictionId;
  return role && place;
}

/** Returns the status of an announcement on a day. */
export function statusOn(
  { validFrom, validTo, replacedBy, state }: Announcement,
  day: Day,
): 'IN_FORCE' | 'NOT_YET' | 'OVER' | 'REPLACED' | 'WITHDRAWN' | 'DRAFT' {
  if (state !== 'PUBLISHED') return state;
  if (replacedBy) return 'REPLACED';
  if (covers({ from: validFrom, to: validTo }, day)) return 'IN_FORCE';
  return day < validFrom ? 'NOT_YET' : 'OVER';
}

/** Chinese names of the statuses, as shown to people. */
export const statusNames = {
  IN_FORCE: '有效',
  NOT_YET: '尚未生效',
  OVER: '已过有效期',
  REPLACED: '已被替代',
  WITHDRAWN: '已撤回',
  DRAFT: '草稿',
} as const;
