import { z } from 'zod';
import type { Tally } from '../credit.ts';
import type { FieldsProps, Option, QuestionContent, ReviewProps } from './kind.ts';

// Shared by the kinds of choice question.

/** The letters of options on a paper. */
export const letters = 'ABCDEFGH';

const ChoiceFile = z.object({
  options: z.array(z.object({ key: z.string().length(1), text: z.string().min(1) })).min(2),
  answer: z.array(z.string().length(1)).min(1),
});

/** The content of a choice question with `min` to `max` right options. */
export const choiceContent = (rightOptions: { min: number; max: number }) =>
  ChoiceFile.extend({
    answer: ChoiceFile.shape.answer.min(rightOptions.min).max(rightOptions.max),
  }).transform(
    ({ options, answer }): QuestionContent => ({ options, answer: answer.toSorted().join('') }),
  );

export const inBankOrder = (options: readonly Option[]) => options.map(({ key }) => key).join('');

/** The letters under which a paper shows the bank's keys, sorted. */
export function shownLetters(keys: string, order: string): string {
  return [...keys]
    .map((key) => letters[order.indexOf(key)])
    .toSorted()
    .join('');
}

/** The bank's keys for the letters of a paper, sorted. */
function bankLetters(response: string, order: string): string {
  return [...response]
    .map((letter) => order[letters.indexOf(letter)] ?? '')
    .toSorted()
    .join('');
}

/** Each letter once, in order. */
export function readLetters(values: readonly string[]): string {
  const given = values
    .join('')
    .toUpperCase()
    .replaceAll(/[^A-H]/g, '');
  return [...new Set(given)].toSorted().join('');
}

/** The options of a paper as many letters, in the order shown. */
export const lettersByPlace = (order: string) => letters.slice(0, order.length);

/** Reading and grading of every choice question: its parts are the right letters. */
export const choice = {
  responsePattern: /[A-H]{0,8}/,
  separator: '',
  lettersOf: lettersByPlace,
  keyOf: shownLetters,
  rightResponse: (answerKey: string) => answerKey,
  toBank: bankLetters,
  read: readLetters,
  tally(response: string, answerKey: string): Tally {
    const given = [...readLetters([response])];
    const right = given.filter((letter) => answerKey.includes(letter)).length;
    return { right, wrong: given.length - right, all: answerKey.length };
  },
};

export function ChoiceFields({
  type,
  lettered,
  name,
  options,
  response,
}: FieldsProps & { type: 'radio' | 'checkbox'; lettered: boolean }) {
  return (
    <>
      {options.map(({ letter, html }) => (
        <label key={letter} class="answer">
          <input
            type={type}
            class={`${type} ${type}-primary ${type}-sm`}
            name={name}
            value={letter}
            checked={response.includes(letter)}
          />
          {lettered ? <b>{letter}</b> : null}
          <OptionText html={html} />
        </label>
      ))}
    </>
  );
}

/** The text of an option: a line or more. */
export function OptionText({ html }: { html: string }) {
  // Escaped by platform/rich-text.
  return <span class="rich min-w-0" dangerouslySetInnerHTML={{ __html: html }} />;
}

export function ChoiceReview({
  lettered,
  options,
  response,
  answerKey,
}: ReviewProps & { lettered: boolean }) {
  return (
    <ul>
      {options.map(({ letter, html }) => (
        <ReviewedOption
          key={letter}
          letter={lettered ? letter : null}
          html={html}
          right={answerKey.includes(letter)}
          chosen={response.includes(letter)}
        />
      ))}
    </ul>
  );
}

function ReviewedOption({
  letter,
  html,
  right,
  chosen,
}: {
  letter: string | null;
  html: string;
  right: boolean;
  chosen: boolean;
}) {
  const words = [right ? '正确答案' : '', chosen ? '您的选择' : ''].filter(Boolean).join('，');
  return (
    <li class={`answer ${right ? 'answer-right' : chosen ? 'answer-wrong' : ''}`}>
      {letter ? <b>{letter}</b> : null}
      <OptionText html={html} />
      {words ? <span class="answer-verdict">{words}</span> : null}
    </li>
  );
}
