import { cleanTyped, longestTyped } from '../sheet-fields.ts';
import { OptionText } from './choice.tsx';
import type { FieldsProps, ShownOption } from './kind.ts';

/** One line to type in for each blank, its unit behind it. */
export function TypedFields({
  name,
  options,
  response,
  numeric = false,
}: FieldsProps & { numeric?: boolean }) {
  const values = response.split('\n');
  return (
    <div class="typed-answers">
      {options.map(({ letter, html }, place) => (
        <label key={letter} class="typed-answer">
          <span>{nameOf(options, letter)}</span>
          <input
            class="input min-w-0 flex-1"
            type="text"
            name={name}
            value={values[place] ?? ''}
            maxLength={longestTyped}
            autoComplete="off"
            inputMode={numeric ? 'decimal' : undefined}
          />
          {html === '' ? null : <OptionText html={html} />}
        </label>
      ))}
    </div>
  );
}

/** What was typed, and what is right, blank by blank. */
export function TypedReview(props: {
  options: readonly ShownOption[];
  response: string;
  /** By blank. */
  right: readonly { isRight: boolean; words: string }[];
}) {
  const values = props.response.split('\n');
  return (
    <ul>
      {props.options.map(({ letter, html }, place) => {
        const { isRight, words } = props.right[place] ?? { isRight: false, words: '' };
        const given = values[place] ?? '';
        return (
          <li
            key={letter}
            class={`answer typed-review ${isRight ? 'answer-right' : 'answer-wrong'}`}
          >
            <b>{nameOf(props.options, letter)}</b>
            <span class="min-w-0 break-words">
              {given === '' ? '没有填写' : given}{' '}
              {html && given ? <OptionText html={html} /> : null}
            </span>
            <span class="answer-verdict">{isRight ? '正确' : `正确答案：${words}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** The values of the fields as one response, a line for each. */
export function readTyped(values: readonly string[], most: number): string {
  const lines = values.slice(0, most).map(cleanTyped);
  return lines.every((line) => line === '') ? '' : lines.join('\n');
}

const nameOf = (options: readonly ShownOption[], letter: string) =>
  options.length === 1 ? '答案' : `第${letter}空`;
