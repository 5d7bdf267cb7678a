import { z } from 'zod';
import { shuffle } from '../seeded-random.ts';
import { letters, OptionText } from './choice.tsx';
import { defineKind, type FieldsProps, type ReviewProps, type ShownOption } from './kind.ts';
import { matchingEditing } from './matching-editing.tsx';
import { digits, leftOf, longestText, pairsOf, rightOf, toMatching } from './matching-pairs.ts';
import { readSelects, SelectReview, SelectRow, separator, tallyPlaces } from './select-fields.tsx';

const Text = z.string().trim().min(1).max(longestText);

/** Pairs of a content file, and texts of the right side that belong to none. */
const MatchingFile = z
  .object({
    pairs: z
      .array(z.tuple([Text, Text]))
      .min(2)
      .max(digits.length),
    extra: z.array(Text).default([]),
  })
  .transform(({ pairs, extra }) => toMatching(pairs, extra))
  .refine(
    ({ options }) => rightOf(options).length <= letters.length,
    'too many texts on the right',
  );

/** To each text on the left one of the lettered texts; a letter may be taken more than once. */
export const matching = defineKind({
  code: 'MATCHING',
  name: '匹配题',
  credits: { PARTS: '每一对单独计分', ALL: '全部配对才得分' },
  namedAtItem: false,
  orderTells: true,
  Content: MatchingFile,
  responsePattern: /(?:[A-H]?(?:,[A-H]?){0,7})?/,
  separator,
  orderOptions(options, random) {
    const [left, right] = [leftOf(options), rightOf(options)];
    return [...left, ...shuffle(right, random)].map(({ key }) => key).join('');
  },
  lettersOf(order) {
    const left = [...order].filter((key) => digits.includes(key));
    return left.join('') + letters.slice(0, order.length - left.length);
  },
  keyOf(answer, order) {
    const right = [...order].filter((key) => letters.includes(key));
    return [...answer].map((key) => letters[right.indexOf(key)]).join(separator);
  },
  rightResponse: (key) => key,
  toBank(response, order) {
    const right = [...order].filter((key) => letters.includes(key));
    const chosen = response.split(separator).map((one) => right[letters.indexOf(one)] ?? '-');
    return response === '' ? '' : chosen.join('');
  },
  read: (values) => readSelects(values, letters, digits.length),
  tally: tallyPlaces,
  Fields: MatchingFields,
  Review: MatchingReview,
  editing: matchingEditing,
  answerFor(edited, own) {
    const { pairs } = pairsOf(edited);
    const right = new Map(pairs);
    const keys = leftOf(own.options).map(
      ({ text }) => rightOf(own.options).find((one) => one.text === right.get(text))?.key,
    );
    return pairs.length === keys.length && !keys.includes(undefined) ? keys.join('') : null;
  },
});

const sides = (options: readonly ShownOption[]) => ({
  left: options.filter(({ letter }) => digits.includes(letter)),
  right: options.filter(({ letter }) => letters.includes(letter)),
});

function MatchingFields({ name, options, response }: FieldsProps) {
  const { left, right } = sides(options);
  const values = response.split(separator);
  const choices = right.map(({ letter, plain }) => ({
    value: letter,
    label: `${letter}　${plain.length > 24 ? `${plain.slice(0, 24)}…` : plain}`,
  }));
  return (
    <>
      <Lettered options={right} />
      <ol class="select-rows">
        {left.map((option, place) => (
          <SelectRow
            key={option.letter}
            {...{ name, option, choices }}
            value={values[place] ?? ''}
            label={`与“${option.plain}”对应的一项`}
            lead={<b>{option.letter}</b>}
          />
        ))}
      </ol>
    </>
  );
}

function Lettered({ options }: { options: readonly ShownOption[] }) {
  return (
    <ul class="lettered">
      {options.map(({ letter, html }) => (
        <li key={letter}>
          <b>{letter}</b>
          <OptionText html={html} />
        </li>
      ))}
    </ul>
  );
}

function MatchingReview({ options, response, answerKey }: ReviewProps) {
  const { left, right } = sides(options);
  const given = response.split(separator);
  const key = answerKey.split(separator);
  return (
    <>
      <Lettered options={right} />
      <ol>
        {left.map((option, place) => (
          <SelectReview
            key={option.letter}
            option={option}
            given={given[place] ?? ''}
            right={key[place] ?? ''}
          />
        ))}
      </ol>
    </>
  );
}
