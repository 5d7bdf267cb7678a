import type { QuestionContent } from './kinds/kind.ts';
import { kindOf, type QuestionKind } from './question-kind.ts';

/** A part of a content that differs; null where one of the two does not have it. */
export interface ContentDifference {
  label: string;
  before: string | null;
  after: string | null;
}

export type KindAndContent = QuestionContent & { kind: QuestionKind };

/** The parts in which two contents differ, in words, those of the newer one first. */
export function contentDifferences(
  before: KindAndContent,
  after: KindAndContent,
): ContentDifference[] {
  const old = factsOf(before);
  const now = factsOf(after);
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((label) => ({
      label,
      before: old.get(label) ?? null,
      after: now.get(label) ?? null,
    }))
    .filter((one) => one.before !== one.after);
}

function factsOf(one: KindAndContent): Map<string, string> {
  const { name, editing } = kindOf(one.kind);
  const facts = [{ label: '题型', text: name }, ...editing.facts(one)];
  return new Map(facts.map(({ label, text }) => [label, text]));
}
