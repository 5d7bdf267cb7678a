export const checkSubjects = ['ENDORSEMENT', 'HOURS', 'ACCESS', 'STUDY'] as const;
export type CheckSubject = (typeof checkSubjects)[number];

export const checkSubjectNames: Record<CheckSubject, string> = {
  ENDORSEMENT: '审验',
  HOURS: '学时登记',
  ACCESS: '现场开通',
  STUDY: '学习记录',
};

export type CheckOutcome = 'IN_ORDER' | 'DEFECT' | 'NOT_CHECKABLE';
export const outcomeNames: Record<CheckOutcome, string> = {
  IN_ORDER: '符合规定',
  DEFECT: '有问题',
  NOT_CHECKABLE: '无法核查',
};

/** A check of rows drawn at random; population and seed are kept, so that it can be drawn again. */
export interface SpotCheck {
  id: string;
  checkNo: string;
  openedBy: string;
  role: 'MUNICIPAL_OFFICER' | 'DISTRICT_CLERK';
  organisationId: string;
  subject: CheckSubject;
  jurisdictionId: string | null;
  bodyId: string | null;
  year: number | null;
  periodFrom: string;
  periodTo: string;
  sampleSize: number;
  population: number;
  seed: string;
  openedAt: Date;
  conclusion: string | null;
  closedBy: string | null;
  closedAt: Date | null;
}

/** One drawn row: who did what for whom, and what the check showed. */
export interface CheckRow {
  checkId: string;
  position: number;
  subjectId: string;
  accountId: string;
  bodyId: string | null;
  actedBy: string | null;
  actedAt: Date;
  outcome: CheckOutcome | null;
  defect: string | null;
  note: string;
  fileName: string | null;
  checkedBy: string | null;
  checkedAt: Date | null;
  caseId: string | null;
}

/** What can be wrong, by subject. */
export const defectNames: Record<CheckSubject, Record<string, string>> = {
  ENDORSEMENT: {
    NOT_COMPETENT: '不是有管理权限的单位审验',
    NOT_COMPARED: '没有核对合格单就审验',
    FALSE_SLIP: '合格单不实',
    OTHER: '其他问题',
  },
  HOURS: {
    NO_ENDORSEMENT: '没有有效审验就登记',
    WRONG_HOURS: '登记的学时不对',
    NOT_STAFF: '登记了不是本单位的人员',
    OTHER: '其他问题',
  },
  ACCESS: {
    NO_MONEY: '没有收费或者少收',
    WRONG_PLACE: '不归本窗口办理',
    DATA_NOT_CHECKED: '登记信息没有核对',
    OTHER: '其他问题',
  },
  STUDY: {
    IDLING: '挂机或者代学',
    TIME_IMPOSSIBLE: '学习时间不可能',
    OTHER: '其他问题',
  },
};

export type CheckBarrier = 'own_act' | 'check_closed' | 'rows_left' | 'no_defect' | 'reported';

/** Why an outcome may not be recorded: a closed check, an own act, or an own row (G10). */
export function barrierToRecord(
  check: Pick<SpotCheck, 'closedAt'>,
  row: Pick<CheckRow, 'accountId' | 'actedBy' | 'caseId'>,
  checker: string,
): CheckBarrier | null {
  if (check.closedAt) return 'check_closed';
  if (row.caseId) return 'reported';
  return checker === row.accountId || checker === row.actedBy ? 'own_act' : null;
}

/** Why a row cannot be reported as a suspicion. */
export function barrierToReport(row: Pick<CheckRow, 'outcome' | 'caseId'>): CheckBarrier | null {
  if (row.outcome !== 'DEFECT') return 'no_defect';
  return row.caseId ? 'reported' : null;
}

export interface CheckTally {
  drawn: number;
  inOrder: number;
  defects: number;
  notCheckable: number;
  left: number;
}
