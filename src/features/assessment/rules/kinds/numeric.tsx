import { z } from 'zod';
import { TextField } from '../../../../ui/index.ts';
import { inBankOrder } from './choice.tsx';
import {
  toleranceHint,
  toleranceIn,
  toleranceText,
  unlessWrong,
  wordOf,
  wrongTolerance,
} from './edit-values.ts';
import { defineKind, type EditFieldsProps, type Editing, type QuestionContent } from './kind.ts';
import {
  answerOfSameUnits,
  isWithin,
  numberIn,
  sameText,
  type Tolerance,
  toleranceWords,
  typedPattern,
} from './typed-answer.ts';
import { readTyped, TypedFields, TypedReview } from './typed-fields.tsx';

interface RightNumber extends Tolerance {
  value: number;
  unit: string;
}

/** Any size a question has; beyond it a number is not exact. */
const size = z.number().min(-1e15).max(1e15);

const NumericFile = z.object({
  value: size,
  tolerance: z.number().min(0).max(1e15).default(0),
  relative: z.boolean().default(false),
  unit: z.string().max(40).default(''),
});

const toNumeric = ({ value, unit, tolerance, relative }: RightNumber): QuestionContent => ({
  options: [{ key: '1', text: unit }],
  answer: JSON.stringify({ value, unit, tolerance, relative }),
});
const numberOf = (answer: string) => JSON.parse(answer) as RightNumber;

function isRightNumber(typed: string, right: RightNumber): boolean {
  const given = numberIn(typed, right.unit);
  return given !== null && isWithin(given, right.value, right);
}

const wordsOf = (right: RightNumber) =>
  [`${right.value}${right.unit}`, toleranceWords(right)].filter(Boolean).join('，');

function NumberFields({ values, errors }: EditFieldsProps) {
  const field = (name: string) => ({ name, value: wordOf(values, name), error: errors[name] });
  return (
    <>
      <TextField {...field('value')} label="正确的数值" size="short" inputMode="decimal" required />
      <TextField {...field('tolerance')} label="允许误差" hint={toleranceHint} size="short" />
      <TextField {...field('unit')} label="单位" size="short" maxLength={40} />
    </>
  );
}

const editing: Editing = {
  Fields: NumberFields,
  values(content) {
    const right = numberOf(content.answer);
    return { value: String(right.value), tolerance: toleranceText(right), unit: right.unit };
  },
  read(values) {
    const value = numberIn(wordOf(values, 'value'));
    const tolerance = toleranceIn(wordOf(values, 'tolerance'));
    const unit = wordOf(values, 'unit');
    const errors: Record<string, string> = {};
    if (value === null || !size.safeParse(value).success)
      errors.value = '请写正确的数值，只写数字，如 12.5；单位写在后面一格。';
    if (tolerance === null) errors.tolerance = wrongTolerance;
    if (unit.length > 40) errors.unit = '单位最多40个字。';
    return unlessWrong(errors, () =>
      toNumeric({ value: value as number, unit, ...(tolerance as Tolerance) }),
    );
  },
  facts: ({ answer }) => [{ label: '正确答案', text: wordsOf(numberOf(answer)) }],
  toFile: ({ answer }) => ({ ...numberOf(answer) }),
};

/** A number typed with or without its unit, right within a tolerance. */
export const numeric = defineKind({
  code: 'NUMERIC',
  name: '计算题',
  credits: { ALL: '填写数值，在允许的误差内得分' },
  namedAtItem: false,
  typed: true,
  Content: NumericFile.transform(toNumeric),
  responsePattern: typedPattern(1),
  separator: '\n',
  orderOptions: inBankOrder,
  lettersOf: (order) => order,
  keyOf: (answer) => answer,
  rightResponse: (key) => String(numberOf(key).value),
  toBank: sameText,
  read: (values) => readTyped(values, 1),
  tally(response, answerKey) {
    const right = isRightNumber(response, numberOf(answerKey)) ? 1 : 0;
    return { right, wrong: 1 - right, all: 1 };
  },
  Fields: (props) => <TypedFields {...props} numeric />,
  Review({ options, response, answerKey }) {
    const right = numberOf(answerKey);
    const verdict = { isRight: isRightNumber(response, right), words: wordsOf(right) };
    return <TypedReview options={options} response={response} right={[verdict]} />;
  },
  editing,
  answerFor: answerOfSameUnits,
});
