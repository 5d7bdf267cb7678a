import type { FormValues } from '../../../../platform/http/index.ts';
import { TextArea } from '../../../../ui/index.ts';
import { letters } from './choice.tsx';
import { MoreRows, rowsInUse, rowsShown } from './edit-rows.tsx';
import { linesOf, unlessWrong, wordOf } from './edit-values.ts';
import type { EditFieldsProps, Editing } from './kind.ts';
import { digits, longestText, pairsOf, toMatching } from './matching-pairs.ts';

const fieldsOf = (no: string) => ({ left: `left${no}`, right: `right${no}` });
const extraField = 'extra';

/** Writing of pairs, a row each, and of texts on the right that belong to none. */
export const matchingEditing: Editing = {
  Fields: PairFields,
  values(content) {
    const { pairs, extra } = pairsOf(content);
    const rows = pairs.map(([left, right], place) => {
      const fields = fieldsOf(digits[place] as string);
      return { [fields.left]: left, [fields.right]: right };
    });
    return Object.assign({ [extraField]: extra.join('\n') }, ...rows);
  },
  read(values) {
    const pairs = pairsIn(values);
    const extra = linesOf(values, extraField);
    return unlessWrong(faultsOf(pairs, extra), () =>
      toMatching(
        pairs.map(({ left, right }) => [left, right] as const),
        extra,
      ),
    );
  },
  facts(content) {
    const { pairs, extra } = pairsOf(content);
    return [
      ...pairs.map(([left, right], place) => ({
        label: `第${place + 1}对`,
        text: `${left} — ${right}`,
      })),
      ...(extra.length > 0 ? [{ label: '多余的右侧内容', text: extra.join('；') }] : []),
    ];
  },
  toFile: (content) => pairsOf(content),
};

interface Row {
  no: string;
  left: string;
  right: string;
}

const pairsIn = (values: FormValues): Row[] =>
  [...digits]
    .map((no) => {
      const { left, right } = fieldsOf(no);
      return { no, left: wordOf(values, left), right: wordOf(values, right) };
    })
    .filter(({ left, right }) => left !== '' || right !== '');

function faultsOf(pairs: readonly Row[], extra: readonly string[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { no, left, right } of pairs) {
    const fields = fieldsOf(no);
    const twin = pairs.find((one) => one.no < no && one.left === left);
    if (left === '') errors[fields.left] = `请写第${no}对左侧的内容。`;
    else if (left.length > longestText)
      errors[fields.left] = `第${no}对左侧最多${longestText}个字。`;
    else if (twin) errors[fields.left] = `第${no}对左侧与第${twin.no}对相同，请修改其中一个。`;
    if (right === '') errors[fields.right] = `请写第${no}对右侧的内容。`;
    else if (right.length > longestText)
      errors[fields.right] = `第${no}对右侧最多${longestText}个字。`;
  }
  if (pairs.length < 2) errors[fieldsOf(pairs.length === 0 ? '1' : '2').left] ??= '请至少写两对。';
  const right = new Set([...pairs.map((one) => one.right), ...extra]);
  if (right.size > letters.length)
    errors[extraField] = `右侧一共最多${letters.length}项，现在有${right.size}项，请减少。`;
  else if (extra.some((text) => text.length > longestText))
    errors[extraField] = `每项最多${longestText}个字。`;
  return errors;
}

function PairFields({ values, errors, answerOnly }: EditFieldsProps) {
  const used = new Set(pairsIn(values).map(({ no }) => no));
  const inUse = [...digits].map((no) => used.has(no));
  const rows = answerOnly ? rowsInUse(inUse) : rowsShown(inUse, { least: 4, most: digits.length });
  const field = (name: string) => ({ name, value: wordOf(values, name), error: errors[name] });
  return (
    <>
      {[...digits.slice(0, rows)].map((no) => (
        <div key={no} class="grid gap-x-4 sm:grid-cols-2">
          <TextArea {...field(fieldsOf(no).left)} label={`第${no}对左侧`} rows={2} />
          <TextArea {...field(fieldsOf(no).right)} label={`第${no}对右侧`} rows={2} />
        </div>
      ))}
      {rows < digits.length && !answerOnly ? <MoreRows /> : null}
      <TextArea
        {...field(extraField)}
        label="多余的右侧内容"
        hint="不与左侧任何一项对应的干扰项，一行一个。"
        rows={2}
      />
    </>
  );
}
