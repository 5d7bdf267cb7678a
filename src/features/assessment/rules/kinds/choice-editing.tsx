import type { FieldErrors, FormValues } from '../../../../platform/http/index.ts';
import { RadioField, TextArea } from '../../../../ui/index.ts';
import { letters } from './choice.tsx';
import { MoreRows, rowsShown } from './edit-rows.tsx';
import { listOf, unlessWrong, wordOf } from './edit-values.ts';
import type { EditFieldsProps, Editing, Option, QuestionContent, ReadContent } from './kind.ts';

// Writing of the kinds of choice question. A row keeps its letter when another is emptied: answers of old
// papers are compared by the bank's letters.

const mostText = 1000;
const optionField = (key: string) => `option${key}`;
const rightField = 'right';

/** Writing of a kind with options under letters, `min` to `max` of them right. */
export const lettersEditing = (right: { min: number; max: number }): Editing => ({
  Fields: (props) => <LetterFields {...props} several={right.max > 1} />,
  values: ({ options, answer }) => ({
    ...Object.fromEntries(options.map(({ key, text }) => [optionField(key), text])),
    [rightField]: [...answer],
  }),
  read: (values) => readLetterFields(values, right),
  facts: choiceFacts,
  toFile: choiceFile,
});

/** Writing of true/false: the options stand as they are. */
export const trueFalseEditing: Editing = {
  Fields: ({ values, errors }) => (
    <RadioField
      name={rightField}
      label="这个说法"
      required
      value={wordOf(values, rightField)}
      error={errors[rightField]}
      options={trueFalseOptions.map(({ key, text }) => ({ value: key, label: text }))}
    />
  ),
  values: ({ answer }) => ({ [rightField]: answer }),
  read(values) {
    const answer = wordOf(values, rightField);
    if (!trueFalseOptions.some(({ key }) => key === answer))
      return { ok: false, errors: { [rightField]: '请选择这个说法是正确还是错误。' } };
    return { ok: true, content: { options: trueFalseOptions, answer } };
  },
  facts: ({ options, answer }) => [
    { label: '正确答案', text: options.find(({ key }) => key === answer)?.text ?? answer },
  ],
  toFile: choiceFile,
};

const trueFalseOptions: Option[] = [
  { key: 'T', text: '正确' },
  { key: 'F', text: '错误' },
];

function readLetterFields(values: FormValues, right: { min: number; max: number }): ReadContent {
  const options = [...letters]
    .map((key) => ({ key, text: wordOf(values, optionField(key)) }))
    .filter(({ text }) => text !== '');
  const answer = listOf(values, rightField)
    .filter((key) => key.length === 1 && letters.includes(key))
    .toSorted()
    .join('');
  const errors = { ...faultsOfOptions(options), ...faultOfRight(answer, options, right) };
  return unlessWrong(errors, () => ({ options, answer }));
}

function faultsOfOptions(options: readonly Option[]): FieldErrors {
  if (options.length < 2) return { [optionField('A')]: '请至少写两个选项。' };
  const errors: FieldErrors = {};
  options.forEach(({ key, text }, place) => {
    const twin = options.slice(0, place).find((one) => one.text === text);
    if (text.length > mostText)
      errors[optionField(key)] = `选项${key}最多${mostText}个字，请缩短。`;
    else if (twin) errors[optionField(key)] = `选项${key}与选项${twin.key}相同，请修改其中一个。`;
  });
  return errors;
}

function faultOfRight(
  answer: string,
  options: readonly Option[],
  { min, max }: { min: number; max: number },
): FieldErrors {
  const missing = [...answer].find((key) => !options.some((option) => option.key === key));
  if (missing)
    return { [rightField]: `选项${missing}标为正确，但没有写内容。请写上内容，或改选别的选项。` };
  if (answer.length < min)
    return {
      [rightField]: min === 1 ? '请标出正确的选项。' : `请至少标出${min}个正确的选项。`,
    };
  if (answer.length > max) return { [rightField]: `只能标出${max}个正确的选项。` };
  return {};
}

function LetterFields({ values, errors, several }: EditFieldsProps & { several: boolean }) {
  const chosen = listOf(values, rightField);
  const rows = rowsShown(
    [...letters].map((key) => wordOf(values, optionField(key)) !== '' || chosen.includes(key)),
    { least: 4, most: letters.length },
  );
  return (
    <>
      <RightOptions {...{ chosen, several, rows, error: errors[rightField] }} />
      {[...letters.slice(0, rows)].map((key) => (
        <TextArea
          key={key}
          name={optionField(key)}
          label={`选项 ${key}`}
          rows={2}
          maxLength={mostText}
          value={wordOf(values, optionField(key))}
          error={errors[optionField(key)]}
        />
      ))}
      {rows < letters.length ? <MoreRows /> : null}
    </>
  );
}

/** One radio or checkbox for each letter, above the options. */
function RightOptions(props: {
  chosen: readonly string[];
  several: boolean;
  rows: number;
  error: string | undefined;
}) {
  const type = props.several ? 'checkbox' : 'radio';
  return (
    <fieldset
      id={`field-${rightField}`}
      class={props.error ? 'field field-wrong' : 'field'}
      aria-describedby={props.error ? `error-${rightField}` : undefined}
      tabIndex={-1}
    >
      <legend class="field-label">
        {props.several ? '正确的选项（两个或以上）' : '正确的选项'}
      </legend>
      {props.error ? (
        <p id={`error-${rightField}`} class="field-error">
          {props.error}
        </p>
      ) : null}
      <div class="flex flex-wrap gap-x-5">
        {[...letters.slice(0, props.rows)].map((key) => (
          <label key={key} class="choice">
            <input
              type={type}
              class={`${type} ${type}-primary ${type}-sm`}
              name={rightField}
              value={key}
              checked={props.chosen.includes(key)}
            />
            <span>{key}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function choiceFacts({ options, answer }: QuestionContent) {
  return [
    ...options.map(({ key, text }) => ({ label: `选项${key}`, text })),
    { label: '正确答案', text: [...answer].join('、') },
  ];
}

function choiceFile({ options, answer }: QuestionContent) {
  return { options, answer: [...answer] };
}
