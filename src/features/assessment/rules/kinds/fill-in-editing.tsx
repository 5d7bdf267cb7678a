import type { FormValues } from '../../../../platform/http/index.ts';
import { CheckboxField, TextArea, TextField } from '../../../../ui/index.ts';
import { longestTyped } from '../sheet-fields.ts';
import { MoreRows, rowsInUse, rowsShown } from './edit-rows.tsx';
import {
  linesOf,
  toleranceHint,
  toleranceIn,
  toleranceText,
  unlessWrong,
  wordOf,
  wrongTolerance,
} from './edit-values.ts';
import { type Blank, blanksOf, blankWords, mostBlanks, toFillIn } from './fill-in-key.ts';
import type { EditFieldsProps, Editing } from './kind.ts';

const fieldsOf = (no: number) => ({
  accept: `blank${no}`,
  unit: `unit${no}`,
  tolerance: `tolerance${no}`,
  exact: `exact${no}`,
});
const numbers = Array.from({ length: mostBlanks }, (_, index) => index + 1);

/** Writing of blanks: their accepted answers a line each, unit and tolerance beside them. */
export const fillInEditing: Editing = {
  Fields: BlankFields,
  values: ({ answer }) =>
    Object.assign({}, ...blanksOf(answer).map((blank, index) => valuesOf(blank, index + 1))),
  read(values) {
    const blanks: Blank[] = [];
    const errors: Record<string, string> = {};
    // Up to the last row that is used: a blank between two others must not be left out.
    const last = numbers.findLast((no) => isUsed(values, no)) ?? 1;
    for (const no of numbers.slice(0, last)) readBlank(values, no, blanks, errors);
    return unlessWrong(errors, () => toFillIn(blanks));
  },
  facts: ({ answer }) =>
    blanksOf(answer).map((blank, index) => ({
      label: `第${index + 1}空`,
      text: blank.unit ? `${blankWords(blank)}（${blank.unit}）` : blankWords(blank),
    })),
  toFile: ({ answer }) => ({ blanks: blanksOf(answer) }),
};

const isUsed = (values: FormValues, no: number) => {
  const { accept, unit, tolerance } = fieldsOf(no);
  return [accept, unit, tolerance].some((field) => wordOf(values, field) !== '');
};

function valuesOf(blank: Blank, no: number): FormValues {
  const fields = fieldsOf(no);
  return {
    [fields.accept]: blank.accept.join('\n'),
    [fields.unit]: blank.unit,
    [fields.tolerance]: toleranceText(blank),
    ...(blank.exact && { [fields.exact]: 'yes' }),
  };
}

function readBlank(
  values: FormValues,
  no: number,
  blanks: Blank[],
  errors: Record<string, string>,
): void {
  const fields = fieldsOf(no);
  const accept = [...new Set(linesOf(values, fields.accept))];
  const tolerance = toleranceIn(wordOf(values, fields.tolerance));
  const unit = wordOf(values, fields.unit);
  if (accept.length === 0) errors[fields.accept] = `请写第${no}空的答案。`;
  else if (accept.length > 20) errors[fields.accept] = `第${no}空最多写20个答案。`;
  else if (accept.some((one) => [...one].length > longestTyped))
    errors[fields.accept] = `第${no}空有答案超过${longestTyped}个字，学员填不下，请缩短。`;
  if (unit.length > 40) errors[fields.unit] = `第${no}空的单位最多40个字。`;
  if (tolerance === null) errors[fields.tolerance] = wrongTolerance;
  const exact = wordOf(values, fields.exact) === 'yes';
  if (tolerance) blanks.push({ accept, unit, ...tolerance, exact });
}

function BlankFields({ values, errors, answerOnly }: EditFieldsProps) {
  const inUse = numbers.map((no) => isUsed(values, no));
  const rows = answerOnly ? rowsInUse(inUse) : rowsShown(inUse, { least: 2, most: mostBlanks });
  return (
    <>
      {numbers.slice(0, rows).map((no) => (
        <BlankRow key={no} {...{ no, values, errors }} />
      ))}
      {rows < mostBlanks && !answerOnly ? <MoreRows /> : null}
    </>
  );
}

function BlankRow({ no, values, errors }: EditFieldsProps & { no: number }) {
  const fields = fieldsOf(no);
  const field = (name: string) => ({ name, value: wordOf(values, name), error: errors[name] });
  return (
    <fieldset class="edit-row">
      <legend>第{no}空</legend>
      <TextArea
        {...field(fields.accept)}
        label={`第${no}空的答案`}
        hint={no === 1 ? '一行一个，填对任何一个都算对；题干里用 ____ 标出空的位置。' : undefined}
        rows={2}
      />
      <div class="grid gap-x-4 sm:grid-cols-2">
        <TextField {...field(fields.unit)} label={`第${no}空后面的单位`} maxLength={40} />
        <TextField
          {...field(fields.tolerance)}
          label={`第${no}空的允许误差`}
          hint={no === 1 ? toleranceHint : undefined}
        />
      </div>
      <CheckboxField
        name={fields.exact}
        label="大小写、全角半角和空格都要一致"
        checked={wordOf(values, fields.exact) === 'yes'}
      />
    </fieldset>
  );
}
