import { excerptOf } from '../rules/search-text.ts';

/** The part of a text around the words searched for, which are marked. */
export function ExcerptLine({ text, words }: { text: string; words: string }) {
  const { before, hit, after } = excerptOf(text, words);
  return (
    <p class="mt-2 text-muted">
      {before}
      {hit ? <mark>{hit}</mark> : null}
      {after}…
    </p>
  );
}
