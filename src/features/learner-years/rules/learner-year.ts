/** The moments of a person's way through a year, in their order; null = not yet. */
export interface LearnerYear {
  year: number;
  accountId: string;
  organisationId: string | null;
  agencyId: string | null;
  jurisdictionId: string;
  industryAuthorityId: string | null;
  titleLevel: string | null;
  /** Has to learn in this year (G14). */
  required: boolean;
  enrolledAt: Date | null;
  accessAt: Date | null;
  studiedAt: Date | null;
  firstExamAt: Date | null;
  passedAt: Date | null;
  endorsedAt: Date | null;
  recordedAt: Date | null;
  excusedAt: Date | null;
}

/** How far somebody has come: the first step that is still to be done. */
export const standings = [
  'NOT_ENROLLED',
  'NOT_PAID',
  'NOT_STUDIED',
  'NOT_PASSED',
  'NOT_ENDORSED',
  'NOT_RECORDED',
  'DONE',
  'EXCUSED',
] as const;
export type Standing = (typeof standings)[number];

/** Chinese names of the standings, as shown to people. */
export const standingNames: Record<Standing, string> = {
  NOT_ENROLLED: '未选课',
  NOT_PAID: '未缴费',
  NOT_STUDIED: '未学完',
  NOT_PASSED: '未通过考试',
  NOT_ENDORSED: '未审验',
  NOT_RECORDED: '未登记学时',
  DONE: '已完成',
  EXCUSED: '有正当理由',
};

const steps: [Exclude<Standing, 'DONE' | 'EXCUSED'>, keyof LearnerYear][] = [
  ['NOT_ENROLLED', 'enrolledAt'],
  ['NOT_PAID', 'accessAt'],
  ['NOT_STUDIED', 'studiedAt'],
  ['NOT_PASSED', 'passedAt'],
  ['NOT_ENDORSED', 'endorsedAt'],
  ['NOT_RECORDED', 'recordedAt'],
];

/**
 * How far somebody has come in a year (N34). Whoever has recorded hours is done, whatever came before;
 * an excused one (G13) who has not finished is excused, not late.
 */
export function standingOf(year: LearnerYear): Standing {
  if (year.recordedAt) return 'DONE';
  if (year.excusedAt) return 'EXCUSED';
  return steps.find(([, moment]) => year[moment] === null)?.[0] ?? 'DONE';
}

/** Standings that a reminder can still change, done by the person himself. */
export const mayBeReminded: readonly Standing[] = [
  'NOT_ENROLLED',
  'NOT_PAID',
  'NOT_STUDIED',
  'NOT_PASSED',
];
