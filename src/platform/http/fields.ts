import { z } from 'zod';
import { nilId } from '../../kernel/ids.ts';

// A browser sends an unused filter as an empty value.
const emptyIsMissing = (value: unknown) => (value === '' ? undefined : value);

const text = z.string().trim().catch('');

interface ReasonRule {
  least?: number;
  most?: number;
  /** The message when it is missing or too short. */
  missing?: string;
}

/** Fields that many forms, addresses and queries have. */
export const fields = {
  /** Of a row. In a path: what is none is not found. */
  id: z.uuid(),
  idParams: z.object({ id: z.uuid() }),
  /** The row that the page before ended with, in a query of a list in the order of ids. */
  after: z.preprocess(emptyIsMissing, z.uuid().default(nilId)),
  /** Rows that were ticked: one or many. `missing` is said where none was. */
  ids: (missing: string, most = 500) =>
    z.union([z.uuid(), z.array(z.uuid()).max(most)], missing).transform((value) => [value].flat()),
  /** A short name given by people or files: topics, jurisdictions, rules. */
  code: z.string().regex(/^[\w.-]{1,60}$/),
  /** The number of a page of a list, in a query. */
  page: z.preprocess(emptyIsMissing, z.coerce.number().int().min(1).max(10_000).default(1)),
  /** The year of a list, in a query. */
  year: z.preprocess(emptyIsMissing, z.coerce.number().int().min(2000).max(2100).optional()),
  /** What was typed, without blanks around it; '' when the field is missing. */
  text,
  /** Why something is done, in the words of who does it. */
  reason: ({ least = 4, most = 200, missing }: ReasonRule = {}) =>
    text.pipe(
      z
        .string()
        .min(least, missing ?? `请写明原因，至少${least}个字。`)
        .max(most, `最多${most}个字。`),
    ),
};
