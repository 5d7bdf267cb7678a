import type { Sentence } from '../rules/sentence.ts';

/** What was done, with the person's name set off. */
export function Said({ sentence: { before, whom, after } }: { sentence: Sentence }) {
  return (
    <>
      {before}
      {whom ? (
        <b>
          {before.endsWith('，') ? '' : ' '}
          {whom}{' '}
        </b>
      ) : null}
      {after}
    </>
  );
}
