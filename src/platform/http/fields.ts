import { z } from 'zod';
import { nilId } from '../../kernel/ids.ts';

// A field or filter that is left open is sent as an empty value.
const emptyIsMissing = (value: unknown) => (value === '' ? undefined : value);

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(emptyIsMissing, schema.optional());

const wrongPage = '应是1到10000的整数。';
const wrongYear = '应是2000到2100的年份。';
const wrongDay = '应是一个日期，例如2026-11-23。';
const wrongChoice = '不在可选的范围里。';
const tooLong = (most: number) => `最多${most}个字。`;

const text = z.string().trim().default('');

interface ReasonRule {
  least?: number;
  most?: number;
  /** The message when it is missing or too short. */
  missing?: string;
}

/** Schemas shared by many forms, addresses and queries. A value neither valid nor empty is refused. */
export const fields = {
  /** The id of a row. An invalid one in a path is not found. */
  id: z.uuid(),
  idParams: z.object({ id: z.uuid() }),
  /** The row that the page before ended with, in a query of a list in the order of ids. */
  after: z.preprocess(emptyIsMissing, z.uuid().default(nilId)),
  /** Rows that were ticked: one or many. `missing` is said where none was. */
  ids: (missing: string, most = 500) =>
    z.union([z.uuid(), z.array(z.uuid()).max(most)], missing).transform((value) => [value].flat()),
  /** A short name given by people or files: topics, jurisdictions, rules. */
  code: z.string().regex(/^[\w.-]{1,60}$/),
  /** An optional value: undefined when it is empty or missing. */
  optional,
  /** The number of a page of a list, in a query. */
  page: z.preprocess(
    emptyIsMissing,
    z.coerce.number(wrongPage).int(wrongPage).min(1, wrongPage).max(10_000, wrongPage).default(1),
  ),
  /** The year of a list, in a query. */
  year: optional(
    z.coerce.number(wrongYear).int(wrongYear).min(2000, wrongYear).max(2100, wrongYear),
  ),
  /** A calendar day, in a query. */
  day: optional(z.iso.date(wrongDay)),
  /** A place, a topic or the like that narrows a list; undefined for all. */
  filter: optional(z.string().max(60, tooLong(60))),
  /** One of the values; undefined when it is empty or missing. */
  choice: <const V extends string>(values: readonly V[]) => optional(z.enum(values, wrongChoice)),
  /** One of the values; `otherwise` when it is empty or missing. */
  choiceOr: <const V extends string>(values: readonly V[], otherwise: NoInfer<V>) =>
    z.preprocess(emptyIsMissing, z.enum(values, wrongChoice).default(otherwise as never)),
  /** How a list is sorted: the key of a column, `-` before it for the other direction. */
  sort: <const K extends string>(keys: readonly K[]) =>
    optional(
      z.enum(
        keys.flatMap((key) => [key, `-${key}`] as const),
        wrongChoice,
      ),
    ),
  /** The columns of a copy of a list, separated by commas. */
  columns: z.string().max(600, tooLong(600)).default(''),
  /** A copy of a list: a workbook, or all rows on one page to print. */
  copy: optional(z.enum(['xlsx', 'print'], wrongChoice)),
  /** Search words of a list; '' when there are none. */
  words: z.string().trim().max(60, tooLong(60)).default(''),
  /** Trimmed text; '' when the field is missing. */
  text,
  /** Whether a checkbox is ticked. */
  ticked: optional(z.literal('yes')).transform((value) => value === 'yes'),
  /** The ticked checkboxes of a name. */
  list: (most = 500) =>
    z.preprocess((value) => [value ?? []].flat(), z.array(z.string()).max(most)),
  /** A reason in the actor's words. */
  reason: ({ least = 4, most = 200, missing }: ReasonRule = {}) =>
    text.pipe(
      z
        .string()
        .min(least, missing ?? `请写明原因，至少${least}个字。`)
        .max(most, `最多${most}个字。`),
    ),
};
