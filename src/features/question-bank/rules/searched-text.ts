import { searchWords } from './grams.ts';
import type { VersionContent } from './version.ts';

/** What of a question is searched and compared: its case, its stem and the words of its options. */
export function searchedText({
  caseText,
  stem,
  options,
}: Pick<VersionContent, 'caseText' | 'stem' | 'options'>): string {
  return searchWords([caseText ?? '', stem, ...wordsIn(options)].join(' '));
}

/** The text in whatever a kind stores beside the answer; keys such as 'A' are not text. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value === 'string') return value.length > 1 ? [value] : [];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsIn);
  return [];
}
