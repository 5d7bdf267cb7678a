import { findSimilarPairs } from '../../src/features/irregularities/rules/answer-similarity/find-similar-papers.ts';
import { similarityLimits } from '../../src/features/irregularities/rules/findings/papers-too-alike.ts';
import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { makeBank } from './exam-bank.ts';
import { makeHonestSittings } from './honest-exams.ts';
import { addSitting, cohortBuilderOf } from './measure-exams.ts';
import { createRandom } from './random.ts';

const atOnce = 2000;

const cpuSeconds = () => process.cpuUsage().user / 1e6;
const rounded = (seconds: number) => Math.round(seconds * 10) / 10;

/**
 * Returns the cost of comparing a quarter, a half and all of the papers, and the exponent of its growth
 * from half to all: 1 is linear, 2 is quadratic.
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

/** Measures time and memory of comparing papers of the large bank, none of them a copy. */
async function measureCost(papers: number, defaults: Record<string, Thresholds>) {
  const began = cpuSeconds();
  const random = createRandom(papers);
  const bank = makeBank(random, 'large', 200);
  const builder = cohortBuilderOf(bank);
  for (let done = 0; done < papers; done += atOnce) {
    for (const sitting of makeHonestSittings(random, bank, Math.min(atOnce, papers - done))) {
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
