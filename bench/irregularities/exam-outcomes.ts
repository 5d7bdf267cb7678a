import { paceLimits } from '../../src/features/irregularities/rules/findings/answers-too-fast.ts';
import { similarityLimits } from '../../src/features/irregularities/rules/findings/papers-too-alike.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { type ExamCheat, examCheats } from './cheating-exams.ts';
import { type bankSizes, makeBank } from './exam-bank.ts';
import type { Sitting } from './examinee.ts';
import { makeHonestSittings } from './honest-exams.ts';
import { measureFast, measureSimilarity } from './measure-exams.ts';
import { countOutcome, type Outcome } from './outcome.ts';
import type { Random } from './random.ts';

const formCount = 200;
const fastKinds = ['KEY_IN_SECONDS', 'FAST_BOT', 'BOT_AT_ONCE', 'KEY_BY_HAND', 'PATIENT_BOT'];

export interface ExamOutcomes {
  alike: Outcome;
  fast: Outcome;
  /** Pairs of two honest people that were found; the target is below one an exam window. */
  falsePairs: number;
  compared: number;
  ms: number;
}

/** An exam window of one bank with honest people and every kind of cheat, judged by both rules. */
export async function measureWindow(
  random: Random,
  bankSize: keyof typeof bankSizes,
  thresholds: Record<string, Thresholds>,
  size: { honest: number; cheating: number },
): Promise<ExamOutcomes> {
  const bank = makeBank(random, bankSize, formCount);
  const sittings: Sitting[] = makeHonestSittings(random, bank, size.honest);
  for (const kind of Object.keys(examCheats) as ExamCheat[])
    for (let no = 0; no < size.cheating; no += 1)
      for (const one of examCheats[kind](random, bank, no))
        sittings.push({ ...one, cheat: one.cheat && kind });
  const { caught, falsePairs, compared, ms } = await measureSimilarity(
    bank,
    sittings,
    similarityLimits(thresholds.PAPERS_TOO_ALIKE as Thresholds),
  );
  const fast = measureFast(bank, sittings, paceLimits(thresholds.ANSWERS_TOO_FAST as Thresholds));
  const judge = (found: ReadonlySet<string>, kinds: (kind: string) => boolean) =>
    sittings
      .filter(({ cheat }) => cheat === null || kinds(cheat))
      .map(({ examinee, cheat }) => ({ cheat, found: found.has(examinee.accountId) }));
  const bankName = bankSize === 'large' ? '约三百道题的题库' : '不到一百道题的题库';
  const alike = countOutcome(
    judge(caught, (kind) => !fastKinds.includes(kind)),
    `一期考试（${bankName}，200套试卷）：同单位一起开考、同一笔记学会也学错的朋友、断网补传、年底最后一晚的人；以及抄30%、60%、100%的、一人替五人考的。`,
  );
  // The source of a copy, found with its copier, is no false alarm about similarity.
  alike.falseAlarms = falsePairs;
  return {
    alike,
    fast: countOutcome(
      judge(fast, (kind) => fastKinds.includes(kind)),
      '一期考试：题库练得很熟的、先想好最后一起填的、乱填的、断网补传的人；以及照答案秒填、机器人、慢慢照抄答案的人。',
    ),
    falsePairs,
    compared,
    ms,
  };
}
