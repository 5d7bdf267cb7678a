import { expect, test } from 'vitest';
import { decideNextStep } from '../../src/features/home/rules/next-step.ts';
import { describeSteps } from '../../src/features/home/rules/seven-steps.ts';
import { findStage, type Stage, type TopicFacts } from '../../src/features/home/rules/stage.ts';

/** Facts, with the stage they make, the link of the next step and words of its text. */
export type Row = [
  name: string,
  facts: TopicFacts,
  stage: Stage,
  href: string | null,
  words: string,
];

/** Tests each row: stage, link and text are right, and no text or link is incomplete. */
export function testStages(rows: Row[]): void {
  test.each(rows)('%s', (_name, given, stage, href, words) => {
    const next = decideNextStep(given);
    expect(findStage(given)).toBe(stage);
    expect(next.action?.href ?? null).toBe(href);
    expect(`${next.title} ${next.text}`).toContain(words);
  });

  test.each(rows)('no word is missing and no address broken: %s', (_name, given) => {
    const shown = JSON.stringify([decideNextStep(given), describeSteps(given)]);
    expect(shown).not.toMatch(/undefined|NaN|\[object|\/null/);
  });
}
