import { expect, test } from 'vitest';
import { decideNextStep } from '../../src/features/home/rules/next-step.ts';
import { describeSteps } from '../../src/features/home/rules/seven-steps.ts';
import { findStage, type JourneyFacts, type Stage } from '../../src/features/home/rules/stage.ts';

/** Facts, and what the learner is told to do next: the stage, where it leads, and words it says. */
export type Row = [
  name: string,
  facts: JourneyFacts,
  stage: Stage,
  href: string | null,
  words: string,
];

/** Tests each row: the right step is named, and nothing shown has a hole in it. */
export function testWay(way: Row[]): void {
  test.each(way)('%s', (_name, given, stage, href, words) => {
    const next = decideNextStep(given);
    expect(findStage(given)).toBe(stage);
    expect(next.action?.href ?? null).toBe(href);
    expect(`${next.title} ${next.text}`).toContain(words);
  });

  test.each(way)('no word is missing and no address broken: %s', (_name, given) => {
    const shown = JSON.stringify([decideNextStep(given), describeSteps(given)]);
    expect(shown).not.toMatch(/undefined|NaN|\[object|\/null/);
  });
}
