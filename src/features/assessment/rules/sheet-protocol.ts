import { z } from 'zod';
import { kindOf, type QuestionKind, ResponseText } from './question-kind.ts';
import { markField, responseField } from './sheet-fields.ts';

// The messages between the sheet in the browser and the server. The browser imports only the types.

/** Identifies the tab or device that may write. Word characters and dots only: a forged token must not break a batch. */
export const WriterToken = z.string().regex(/^[\w.-]{1,120}$/);

/** All answers since the last request. */
export const SaveBody = z.object({
  token: WriterToken,
  answers: z
    .array(
      z.object({
        item: z.int().min(1).max(500),
        seq: z.int().min(1).max(1_000_000_000),
        response: ResponseText,
        marked: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});
export type SaveBody = z.infer<typeof SaveBody>;
export type SentAnswer = SaveBody['answers'][number];

/** The outcomes of a save. stale: kept as history, a newer answer counts. */
export const saveOutcomes = [
  'saved',
  'stale',
  'closed',
  'taken_over',
  'not_yours',
  'signed_out',
] as const;
export type SaveOutcome = (typeof saveOutcomes)[number];

/** The reply to a `SaveBody`: one outcome per answer. */
export interface SaveReply {
  outcomes: { outcome: SaveOutcome }[];
  savedAt: Date;
}

/** Reports contact, at intervals. */
export const ContactBody = z.object({ token: WriterToken });
export type ContactBody = z.infer<typeof ContactBody>;

export interface ContactReply {
  state: 'OPEN' | 'CLOSED' | 'GRADED';
  deadlineAt: Date;
  now: Date;
  /** Whether this sheet still has the writer lease. */
  current: boolean;
}

/** What the sheet sends on its line: whose it is, then saves, each with a number of its own. */
export const LineMessage = z.union([
  z.object({ save: SaveBody.pick({ answers: true }).extend({ n: z.int().min(0).max(1e9) }) }),
  z.object({ open: ContactBody }),
]);
export type LineMessage = z.infer<typeof LineMessage>;

/** What the server sends on it: contact when it opens and whenever it changes, and one reply to each save. */
export type LineReply =
  | { contact: ContactReply }
  | { saved: SaveReply & { n: number } }
  | { refused: { n: number; status: number; retryAfterSeconds: number | null } };

/** The props of the sheet's island. */
export interface LiveSheet {
  attemptId: string;
  token: string;
  /** The first sequence number this page may use. */
  nextSeq: number;
  /** The highest saved number of each item, in item order; 0 where there is none. */
  seqs: readonly number[];
  deadlineAt: Date;
  now: Date;
  answersUrl: string;
  submissionUrl: string;
  resultUrl: string;
  /** Null in practice. */
  contactUrl: string | null;
  /** Where the line is opened; null where there is none. */
  lineUrl: string | null;
}

/** The type after JSON: dates are ISO strings. */
export type AsJson<T> = T extends Date
  ? string
  : T extends object
    ? { [Key in keyof T]: AsJson<T[Key]> }
    : T;

/** The sheet as a form, without a script; the fields of the questions are kept. */
export const SheetForm = z.looseObject({
  token: WriterToken,
  next: z.enum(['save', 'review']).default('save'),
});

/** Responses and marks of a submitted sheet, in item order, from its form fields. */
export function readResponses(
  body: Record<string, string | string[] | undefined>,
  kinds: readonly QuestionKind[],
): { response: string; marked: boolean }[] {
  return kinds.map((kind, index) => ({
    response: kindOf(kind).read([body[responseField(index + 1)] ?? []].flat()),
    marked: body[markField(index + 1)] === '1',
  }));
}
