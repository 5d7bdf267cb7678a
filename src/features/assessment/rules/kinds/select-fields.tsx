import type { ComponentChildren } from 'preact';
import { OptionText } from './choice.tsx';
import type { ShownOption } from './kind.ts';

// Matching and ordering: a list to choose from beside each text; it needs no script and no mouse.

/** The values of selects in the order of the fields, '' where none is chosen; '' when none is at all. */
export const separator = ',';

export interface SelectRowProps {
  name: string;
  /** What the choice is for, in words. */
  label: string;
  option: ShownOption;
  value: string;
  choices: readonly { value: string; label: string }[];
  lead?: ComponentChildren;
}

export function SelectRow({ name, label, option, value, choices, lead }: SelectRowProps) {
  return (
    <li class="select-row">
      {lead}
      <OptionText html={option.html} />
      <select class="select select-row-field" name={name} aria-label={label}>
        <option value="">请选择</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </li>
  );
}

/** One row of a review: what was chosen and what is right. */
export function SelectReview(props: { option: ShownOption; given: string; right: string }) {
  const { option, given, right } = props;
  const isRight = given === right;
  return (
    <li class={`answer ${isRight ? 'answer-right' : 'answer-wrong'}`}>
      <span class="min-w-0 flex-1">
        <OptionText html={option.html} />
      </span>
      <span class="answer-verdict">
        {isRight ? `${given}，正确` : `${given || '没有选择'}，正确答案：${right}`}
      </span>
    </li>
  );
}

/** Values that are among the allowed ones, in the order of the fields. */
export function readSelects(values: readonly string[], allowed: string, most: number): string {
  const clean = values
    .slice(0, most)
    .map((value) => (value.length === 1 && allowed.includes(value) ? value : ''));
  return clean.every((value) => value === '') ? '' : clean.join(separator);
}

/** How many places of a response are as in the key; every other place of the key is wrong. */
export function tallyPlaces(response: string, answerKey: string) {
  const given = response.split(separator);
  const key = answerKey.split(separator);
  const right = key.filter((value, place) => value === given[place]).length;
  return { right, wrong: key.length - right, all: key.length };
}
