/** The steps of a person in a year, each with its moment; null = not yet. */
export interface LearnerYear {
  year: number;
  accountId: string;
  organisationId: string | null;
  agencyId: string | null;
  jurisdictionId: string;
  industryAuthorityId: string | null;
  titleLevel: string | null;
  /** Whether the person has to learn in this year (G14). */
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

/** The standing of a person in a year: the first step still to be done. */
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
 * Returns the standing of a person in a year (N34). Recorded hours make it DONE whatever came before; a
 * justified absence (G13) excuses those who have not finished.
 */
export function standingOf(year: LearnerYear): Standing {
  if (year.recordedAt) return 'DONE';
  if (year.excusedAt) return 'EXCUSED';
  return steps.find(([, moment]) => year[moment] === null)?.[0] ?? 'DONE';
}
