import type { AffiliationKind } from '../../people/index.ts';

/**
 * ASKED: waits for the person's answer. MOVED: the person moved, the old body has not answered.
 * SETTLED: the old body confirmed the day. OBJECTED: it objected; the new body answers KEPT or UNDONE.
 */
export type TransferState =
  | 'ASKED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'MOVED'
  | 'SETTLED'
  | 'OBJECTED'
  | 'KEPT'
  | 'UNDONE';

export const transferStateNames: Record<TransferState, string> = {
  ASKED: '等待本人同意',
  DECLINED: '本人不同意',
  WITHDRAWN: '已撤回',
  MOVED: '已转入，等待原单位答复',
  SETTLED: '已办结',
  OBJECTED: '原单位有异议',
  KEPT: '有异议，新单位维持',
  UNDONE: '已退回原单位',
};

export interface Transfer {
  id: string;
  kind: AffiliationKind;
  state: TransferState;
  /** Null when no account has this number and name. */
  accountId: string | null;
  personName: string;
  idNumberMasked: string;
  fromOrganisationId: string | null;
  fromAffiliationId: string | null;
  toOrganisationId: string | null;
  toAffiliationId: string | null;
  startsOn: string;
  department: string;
  post: string;
  /** Null when the person changed the unit themself. */
  askedBy: string | null;
  objection: string | null;
  closing: string | null;
  createdAt: Date;
}

/** A transfer with the names of the bodies. */
export interface ShownTransfer extends Transfer {
  fromName: string | null;
  toName: string | null;
}
