import type { Thresholds } from '../../src/features/irregularities/rules/findings/rule.ts';
import { studyLimits } from '../../src/features/irregularities/rules/findings/study-beyond-the-clock.ts';
import { measureExamsAtOnce, measureSharedData } from './crowd-population.ts';
import { measureEndorsedInSeconds } from './endorsing-population.ts';
import { type ExamOutcomes, measureWindow } from './exam-outcomes.ts';
import { measureCounters, measureHours, measureTies } from './ledger-population.ts';
import { measureOutsideOffice } from './office-population.ts';
import type { Outcome } from './outcome.ts';
import { createRandom } from './random.ts';
import { measureStudyRule } from './study-population.ts';

export interface Measurement {
  rules: Record<string, Outcome>;
  windows: Record<'small' | 'large', ExamOutcomes>;
}

/** Every rule on its population, all from one seed. */
export async function measureAll(
  defaults: Record<string, Thresholds>,
  size: { papers: number; honest: number; cheating: number },
  seed: number,
): Promise<Measurement> {
  const of = (code: string) => defaults[code] as Thresholds;
  const { honest, cheating } = size;
  const window = (bank: 'small' | 'large', no: number) =>
    measureWindow(createRandom(seed + no), bank, defaults, {
      honest: size.papers,
      cheating: Math.min(100, cheating),
    });
  const windows = { small: await window('small', 1), large: await window('large', 2) };
  const random = createRandom(seed);
  const rules: Record<string, Outcome> = {
    HOURS_WITHOUT_ENDORSED_SLIP: measureHours(random, of('HOURS_WITHOUT_ENDORSED_SLIP'), size),
    ENDORSED_IN_SECONDS: measureEndorsedInSeconds(random, of('ENDORSED_IN_SECONDS'), size),
    ENDORSED_OUTSIDE_OFFICE: measureOutsideOffice(random, of('ENDORSED_OUTSIDE_OFFICE'), size),
    ENDORSED_BY_SOMEONE_TIED: measureTies(random, of('ENDORSED_BY_SOMEONE_TIED'), size),
    COUNTER_OPENING_WITHOUT_MONEY: measureCounters(
      random,
      of('COUNTER_OPENING_WITHOUT_MONEY'),
      size,
    ),
    EXAMS_AT_ONCE: measureExamsAtOnce(random, of('EXAMS_AT_ONCE'), size),
    ANSWERS_TOO_FAST: windows.large.fast,
    PAPERS_TOO_ALIKE: windows.small.alike,
    STUDY_BEYOND_THE_CLOCK: measureStudyRule(random, studyLimits(of('STUDY_BEYOND_THE_CLOCK')), {
      honest: Math.min(honest, 10_000),
      cheating: Math.min(cheating, 200),
    }),
    SHARED_REGISTRATION_DATA: measureSharedData(random, of('SHARED_REGISTRATION_DATA'), size),
  };
  return { rules, windows };
}
