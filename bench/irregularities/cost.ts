import { findAlike } from '../../src/features/irregularities/alike/find-alike.ts';
import { alikeLimits } from '../../src/features/irregularities/rules/papers-too-alike.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/rule.ts';
import { createChance } from './chance.ts';
import { makeBank } from './exam-bank.ts';
import { sitHonestly } from './honest-exams.ts';
import { addSitting, hallBuilderOf } from './measure-exams.ts';

const atOnce = 2000;

/** Time and memory of comparing so many papers of the large bank; none of them is a copy. */
export async function measureCost(papers: number, defaults: Record<string, Thresholds>) {
  const chance = createChance(papers);
  const bank = makeBank(chance, 'large', 200);
  const builder = hallBuilderOf(bank);
  for (let made = 0; made < papers; made += atOnce) {
    for (const sitting of sitHonestly(chance, bank, Math.min(atOnce, papers - made))) {
      const { examinee } = sitting;
      examinee.accountId = `${made} ${examinee.accountId}`;
      examinee.ties = examinee.ties.map((tie) => `${made} ${tie}`);
      addSitting(builder, sitting);
    }
  }
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const limits = alikeLimits(defaults.PAPERS_TOO_ALIKE as Thresholds);
  const { alike, compared } = await findAlike(await builder.build(), limits);
  return {
    papers,
    compared,
    false_pairs: alike.length,
    seconds: Math.round((performance.now() - begun) / 1000),
    cpu_seconds: Math.round(process.cpuUsage(cpu).user / 1e6),
    rss_mb: Math.round(process.memoryUsage().rss / 1e6),
  };
}
