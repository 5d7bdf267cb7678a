import { z } from 'zod';
import { TextArea } from '../../../../ui/index.ts';
import { shuffle } from '../seeded-random.ts';
import { inBankOrder, letters, lettersByPlace } from './choice.tsx';
import { MoreRows, rowsInUse, rowsShown } from './edit-rows.tsx';
import { unlessWrong, wordOf } from './edit-values.ts';
import {
  defineKind,
  type EditFieldsProps,
  type Editing,
  type FieldsProps,
  type QuestionContent,
  type ReviewProps,
} from './kind.ts';
import { readSelects, SelectReview, SelectRow, separator, tallyPlaces } from './select-fields.tsx';

const places = '12345678';
const longestText = 300;

const OrderingFile = z.object({
  items: z.array(z.string().trim().min(1).max(longestText)).min(3).max(letters.length),
});

/** The bank has the items in their right order. */
const toOrdering = (items: readonly string[]): QuestionContent => ({
  options: items.map((text, place) => ({ key: letters[place] as string, text })),
  answer: letters.slice(0, items.length),
});

/** To each item its place; the right order is one. */
export const ordering = defineKind({
  code: 'ORDERING',
  name: '排序题',
  credits: { ALL: '顺序全部正确才得分', PARTS: '每个位置单独计分' },
  namedAtItem: false,
  orderTells: true,
  Content: OrderingFile.transform(({ items }) => toOrdering(items)),
  responsePattern: /(?:[1-8]?(?:,[1-8]?){0,7})?/,
  separator,
  orderOptions(options, random) {
    const right = inBankOrder(options);
    const drawn = shuffle([...right], random).join('');
    // Not as it should become.
    return drawn === right ? drawn.slice(1) + drawn[0] : drawn;
  },
  lettersOf: lettersByPlace,
  keyOf: (answer, order) =>
    [...order].map((key) => String(answer.indexOf(key) + 1)).join(separator),
  rightResponse: (key) => key,
  toBank(response, order) {
    if (response === '') return '';
    const given = response.split(separator);
    const placed = [...order].map((key, at) => ({ key, place: given[at] || '-' }));
    const places = new Set(placed.map(({ place }) => place));
    // The items in the order given; where that is none, each with its place.
    if (places.size === order.length && !places.has('-'))
      return placed
        .toSorted((a, b) => Number(a.place) - Number(b.place))
        .map(({ key }) => key)
        .join('');
    return placed
      .map(({ key, place }) => key + place)
      .toSorted()
      .join('');
  },
  read: (values) => readSelects(values, places, letters.length),
  tally: tallyPlaces,
  Fields: OrderingFields,
  Review: OrderingReview,
  editing: orderingEditing(),
  answerFor(edited, own) {
    const keys = edited.options.map(
      ({ text }) => own.options.find((one) => one.text === text)?.key,
    );
    const isWhole = keys.length === own.options.length && !keys.includes(undefined);
    return isWhole ? keys.join('') : null;
  },
});

function OrderingFields({ name, options, response }: FieldsProps) {
  const values = response.split(separator);
  const choices = [...places.slice(0, options.length)].map((place) => ({
    value: place,
    // Chosen by its key on the keyboard.
    label: place,
  }));
  return (
    <>
      <p class="mb-1 text-sm text-muted">给每一项选出它的位置，1 是第一位。</p>
      <ul class="select-rows">
        {options.map((option, place) => (
          <SelectRow
            key={option.letter}
            {...{ name, option, choices }}
            value={values[place] ?? ''}
            label={`“${option.plain}”排在第几位`}
          />
        ))}
      </ul>
    </>
  );
}

function OrderingReview({ options, response, answerKey }: ReviewProps) {
  const given = response.split(separator);
  const key = answerKey.split(separator);
  const rows = options
    .map((option, place) => ({ option, given: given[place] ?? '', right: key[place] ?? '' }))
    .toSorted((a, b) => Number(a.right) - Number(b.right));
  const word = (place: string) => (place ? `第${place}位` : '');
  return (
    <ol>
      {rows.map(({ option, given: had, right }) => (
        <SelectReview key={option.letter} option={option} given={word(had)} right={word(right)} />
      ))}
    </ol>
  );
}

const fieldOf = (key: string) => `item${key}`;

function orderingEditing(): Editing {
  return {
    Fields: ItemFields,
    values: ({ options }) =>
      Object.fromEntries(options.map(({ key, text }) => [fieldOf(key), text])),
    read(values) {
      const items = [...letters]
        .map((key) => ({ key, text: wordOf(values, fieldOf(key)) }))
        .filter(({ text }) => text !== '');
      const errors: Record<string, string> = {};
      items.forEach(({ key, text }, place) => {
        if (text.length > longestText) errors[fieldOf(key)] = `每项最多${longestText}个字。`;
        else if (items.slice(0, place).some((one) => one.text === text))
          errors[fieldOf(key)] = '这一项与前面的一项相同，请修改其中一个。';
      });
      if (items.length < 3) errors[fieldOf(letters[items.length] as string)] ??= '请至少写三项。';
      return unlessWrong(errors, () => toOrdering(items.map(({ text }) => text)));
    },
    facts: ({ options }) => options.map(({ text }, place) => ({ label: `第${place + 1}位`, text })),
    toFile: ({ options }) => ({ items: options.map(({ text }) => text) }),
  };
}

function ItemFields({ values, errors, answerOnly }: EditFieldsProps) {
  const inUse = [...letters].map((key) => wordOf(values, fieldOf(key)) !== '');
  const rows = answerOnly ? rowsInUse(inUse) : rowsShown(inUse, { least: 4, most: letters.length });
  return (
    <>
      <p class="text-muted mb-3">按正确的顺序写，考生看到的顺序是打乱的。</p>
      {[...letters.slice(0, rows)].map((key, place) => (
        <TextArea
          key={key}
          name={fieldOf(key)}
          label={`第${place + 1}位`}
          rows={2}
          value={wordOf(values, fieldOf(key))}
          error={errors[fieldOf(key)]}
        />
      ))}
      {rows < letters.length && !answerOnly ? <MoreRows /> : null}
    </>
  );
}
