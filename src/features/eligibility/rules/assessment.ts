import { type Excuse, type Pass, standingOf } from './evidence.ts';

/**
 * What a year is in a person's annual assessment (N35, N36). FULFILLED: slip endorsed; EXCUSED: a
 * justified absence was approved (G13); TOOK_PART: learnt but not finished; NOT_EXCELLENT: did not take
 * part without justified reason and cannot be graded excellent; NOT_REQUIRED: had no duty (G14).
 */
export type Outcome = 'FULFILLED' | 'EXCUSED' | 'TOOK_PART' | 'NOT_EXCELLENT' | 'NOT_REQUIRED';

export interface AssessmentFacts {
  year: number;
  /** Passes of any year. */
  passes: readonly Pass[];
  excuses: readonly Excuse[];
  /** Study and exam were opened for the person in this year. */
  tookPart: boolean;
  required: boolean;
}

export interface Assessment {
  outcome: Outcome;
  because: string;
  pass: Pass | null;
  absenceId: string | null;
}

export const outcomeNames: { [outcome in Outcome]: string } = {
  FULFILLED: '已完成',
  EXCUSED: '有正当理由',
  TOOK_PART: '已参加，未完成',
  NOT_EXCELLENT: '不得评为优秀',
  NOT_REQUIRED: '当年无学习任务',
};

/** The outcome of a year with the reason in a sentence (N35). */
export function assess({ year, passes, excuses, tookPart, required }: AssessmentFacts): Assessment {
  const own = passes.filter((pass) => pass.year === year);
  const good = own.find((pass) => standingOf(pass, 'ENDORSED') === 'ENOUGH');
  if (good) {
    const because = `合格单 ${good.slip.slipNo} 已审验`;
    return { outcome: 'FULFILLED', because, pass: good, absenceId: null };
  }
  const excuse = excuses.find(({ years }) => years.includes(year));
  if (excuse)
    return {
      outcome: 'EXCUSED',
      because: `${excuse.reason}，已批准`,
      pass: null,
      absenceId: excuse.absenceId,
    };
  const waiting = own.find((pass) => standingOf(pass, 'ENDORSED') === 'NOT_ENDORSED');
  if (waiting) {
    const because = `合格单 ${waiting.slip.slipNo} 还没有审验`;
    return { outcome: 'TOOK_PART', because, pass: waiting, absenceId: null };
  }
  const revoked = own.find((pass) => standingOf(pass, 'ENDORSED') === 'REVOKED');
  if (revoked) {
    const because = `合格单 ${revoked.slip.slipNo} 已撤销，当年没有有效成绩`;
    return { outcome: 'NOT_EXCELLENT', because, pass: revoked, absenceId: null };
  }
  if (tookPart)
    return {
      outcome: 'TOOK_PART',
      because: '已开通学习，考试还没有合格',
      pass: null,
      absenceId: null,
    };
  if (!required)
    return {
      outcome: 'NOT_REQUIRED',
      because: '取得职称的次年起学习',
      pass: null,
      absenceId: null,
    };
  const because = `没有参加${year}年公需科目学习，也没有批准的正当理由`;
  return { outcome: 'NOT_EXCELLENT', because, pass: null, absenceId: null };
}
