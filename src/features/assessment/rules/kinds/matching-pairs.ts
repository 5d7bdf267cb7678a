import { letters } from './choice.tsx';
import type { Option, QuestionContent } from './kind.ts';

/** Keys of the texts on the left. */
export const digits = '12345678';
export const longestText = 300;

export const leftOf = (options: readonly Option[]) =>
  options.filter(({ key }) => digits.includes(key));
export const rightOf = (options: readonly Option[]) =>
  options.filter(({ key }) => letters.includes(key));

/** The content of pairs: texts on the right each once, those of no pair behind. */
export function toMatching(
  pairs: readonly (readonly [string, string])[],
  extra: readonly string[],
): QuestionContent {
  const right = [...new Set([...pairs.map(([, text]) => text), ...extra])];
  return {
    options: [
      ...pairs.map(([text], place) => ({ key: digits[place] ?? '', text })),
      ...right.map((text, place) => ({ key: letters[place] ?? '', text })),
    ],
    // By pair the key of its text on the right.
    answer: pairs.map(([, text]) => letters[right.indexOf(text)] ?? '').join(''),
  };
}

/** The pairs of a content, and the texts on the right that belong to none. */
export function pairsOf({ options, answer }: QuestionContent) {
  const right = rightOf(options);
  const textOf = (key: string | undefined) => right.find((one) => one.key === key)?.text ?? '';
  return {
    pairs: leftOf(options).map(({ text }, place): [string, string] => [
      text,
      textOf(answer[place]),
    ]),
    extra: right.filter(({ key }) => !answer.includes(key)).map(({ text }) => text),
  };
}
