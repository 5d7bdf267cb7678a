import { z } from 'zod';
import { blanksIn } from '../../../../platform/rich-text/index.ts';
import { inBankOrder } from './choice.tsx';
import { fillInEditing } from './fill-in-editing.tsx';
import { type Blank, blanksOf, isAccepted, mostBlanks, toFillIn } from './fill-in-key.ts';
import { defineKind } from './kind.ts';
import { answerOfSameUnits, sameText, typedPattern } from './typed-answer.ts';
import { readTyped, TypedFields, TypedReview } from './typed-fields.tsx';

const Accepted = z.string().trim().min(1).max(60);

/** Blanks of a content file: accepted answers, the unit behind the blank, how far a number may be off. */
const FillInFile = z.object({
  blanks: z
    .array(
      z.object({
        accept: z.array(Accepted).min(1).max(20),
        unit: z.string().max(40).default(''),
        tolerance: z.number().min(0).default(0),
        relative: z.boolean().default(false),
        exact: z.boolean().default(false),
      }),
    )
    .min(1)
    .max(mostBlanks),
});

/**
 * Text or numbers typed into blanks. Width, case and blanks do not count unless a blank is `exact`; a number
 * counts within its tolerance.
 */
export const fillIn = defineKind({
  code: 'FILL_IN',
  name: '填空题',
  credits: { PARTS: '每空单独计分', ALL: '全部填对才得分' },
  namedAtItem: false,
  typed: true,
  Content: FillInFile.transform(({ blanks }) => toFillIn(blanks)),
  responsePattern: typedPattern(mostBlanks),
  separator: '\n',
  orderOptions: inBankOrder,
  lettersOf: (order) => order,
  keyOf: (answer) => answer,
  rightResponse: (key) =>
    blanksOf(key)
      .map(({ accept }) => accept[0] ?? '')
      .join('\n'),
  toBank: (response) => response.split('\n').map(sameText).join('；'),
  read: (values) => readTyped(values, mostBlanks),
  tally(response, answerKey) {
    const given = response.split('\n');
    const blanks = blanksOf(answerKey);
    const right = blanks.filter((blank, place) => isAccepted(given[place] ?? '', blank)).length;
    return { right, wrong: blanks.length - right, all: blanks.length };
  },
  Fields: (props) => <TypedFields {...props} />,
  Review: ({ options, response, answerKey }) => (
    <TypedReview {...{ options, response, right: verdicts(response, blanksOf(answerKey)) }} />
  ),
  editing: fillInEditing,
  answerFor: answerOfSameUnits,
  stemFault(stem, { options }) {
    const blanks = blanksIn(stem);
    if (blanks === options.length) return null;
    if (blanks === 0) return '题干里没有空。请在要填写的地方写四个下划线 ____。';
    return `题干里有${blanks}个空（____），答案写了${options.length}个。请让两边一样多。`;
  },
});

function verdicts(response: string, blanks: readonly Blank[]) {
  const given = response.split('\n');
  return blanks.map((blank, place) => ({
    isRight: isAccepted(given[place] ?? '', blank),
    words: blank.accept.join('、'),
  }));
}
