import { findSimilarPairs } from '../../src/features/irregularities/rules/answer-similarity/find-similar-papers.ts';
import { similarityLimits } from '../../src/features/irregularities/rules/findings/papers-too-alike.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { createChance } from './chance.ts';
import { makeBank } from './exam-bank.ts';
import { sitHonestly } from './honest-exams.ts';
import { addSitting, cohortBuilderOf } from './measure-exams.ts';

const atOnce = 2000;

const cpuSeconds = () => process.cpuUsage().user / 1e6;
const rounded = (seconds: number) => Math.round(seconds * 10) / 10;

/**
 * What comparing a quarter, a half and all of so many papers costs, and the power of the number of papers
 * with which it grows from the half to all: 1 is in proportion, 2 is by pairs.
 */
export async function measureGrowth(papers: number, defaults: Record<string, Thresholds>) {
  const sizes = [papers / 4, papers / 2, papers].map(Math.round);
  const costs = [];
  for (const size of sizes) costs.push(await measureCost(size, defaults));
  const [, half, all] = costs as [Cost, Cost, Cost];
  const grows = (of: (cost: Cost) => number) => Math.log2(of(all) / Math.max(0.1, of(half)));
  return {
    costs,
    cpu_grows_with_power: rounded(grows((cost) => cost.compare_cpu_seconds)),
    pairs_grow_with_power: rounded(grows((cost) => cost.compared)),
  };
}

type Cost = Awaited<ReturnType<typeof measureCost>>;

/** Time and memory of comparing so many papers of the large bank; none of them is a copy. */
async function measureCost(papers: number, defaults: Record<string, Thresholds>) {
  const began = cpuSeconds();
  const chance = createChance(papers);
  const bank = makeBank(chance, 'large', 200);
  const builder = cohortBuilderOf(bank);
  for (let done = 0; done < papers; done += atOnce) {
    for (const sitting of sitHonestly(chance, bank, Math.min(atOnce, papers - done))) {
      const { examinee } = sitting;
      examinee.accountId = `${done} ${examinee.accountId}`;
      examinee.ties = examinee.ties.map((tie) => `${done} ${tie}`);
      addSitting(builder, sitting);
    }
  }
  const made = cpuSeconds();
  const begun = performance.now();
  const limits = similarityLimits(defaults.PAPERS_TOO_ALIKE as Thresholds);
  const { similar, compared } = await findSimilarPairs(await builder.build(), limits);
  return {
    papers,
    compared,
    false_pairs: similar.length,
    compare_seconds: rounded((performance.now() - begun) / 1000),
    compare_cpu_seconds: rounded(cpuSeconds() - made),
    making_cpu_seconds: rounded(made - began),
    rss_mb: Math.round(process.memoryUsage().rss / 1e6),
  };
}
