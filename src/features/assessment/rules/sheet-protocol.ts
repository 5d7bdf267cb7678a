import { z } from 'zod';
import { normaliseResponse } from './paper.ts';

/** Names the tab or device that may write. Plain letters: a forged one must not spoil a batch. */
export const WriterToken = z.string().regex(/^[\w-]{1,80}$/);

/** What the sheet's script sends: every answer that has gathered since the last sending. */
export const SaveBody = z.object({
  token: WriterToken,
  answers: z
    .array(
      z.object({
        item: z.int().min(1).max(500),
        seq: z.int().min(1).max(1_000_000_000),
        response: z.string().regex(/^[A-H]{0,8}$/),
        marked: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});

/** The sheet as a form, for people without a script: the fields of the questions come with it. */
export const SheetForm = z.looseObject({
  token: WriterToken,
  next: z.enum(['save', 'review']).catch('save'),
});

/** Responses and marks of a submitted sheet, in item order, from its form fields. */
export function readResponses(
  body: Record<string, string | string[] | undefined>,
  count: number,
): { response: string; marked: boolean }[] {
  return Array.from({ length: count }, (_, index) => {
    const letters = [body[`q${index + 1}`] ?? []].flat().join('');
    return { response: normaliseResponse(letters), marked: body[`m${index + 1}`] === '1' };
  });
}
