import { z } from 'zod';
import { kindOf, type QuestionKind, ResponseText } from './question-kind.ts';
import { markField, responseField } from './sheet-fields.ts';

// What the sheet in the browser and the server say to each other. The browser imports the types only.

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
        response: ResponseText,
        marked: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});
export type SaveBody = z.infer<typeof SaveBody>;
export type SentAnswer = SaveBody['answers'][number];

/** What became of an answer. stale: kept as history, a newer one counts. */
export const saveOutcomes = [
  'saved',
  'stale',
  'closed',
  'taken_over',
  'not_yours',
  'signed_out',
] as const;
export type SaveOutcome = (typeof saveOutcomes)[number];

/** The answer to a `SaveBody`: one outcome for each of its answers. */
export interface SaveReply {
  outcomes: { outcome: SaveOutcome }[];
  savedAt: Date;
}

/** What the sheet sends from time to time to say that it is there. */
export const ContactBody = z.object({ token: WriterToken });
export type ContactBody = z.infer<typeof ContactBody>;

export interface ContactReply {
  state: 'OPEN' | 'CLOSED' | 'GRADED';
  deadlineAt: Date;
  now: Date;
  /** Whether the writer lease is still this sheet's. */
  current: boolean;
}

/** What the script needs to save by itself. */
export interface LiveSheet {
  attemptId: string;
  token: string;
  /** The first sequence number this page may use. */
  nextSeq: number;
  /** The newest saved number of each item, in item order; 0 where there is none. */
  seqs: readonly number[];
  deadlineAt: Date;
  now: Date;
  answersUrl: string;
  submissionUrl: string;
  resultUrl: string;
  /** Where the page tells that it is there; null in practice. */
  contactUrl: string | null;
}

/** The same as it arrives in JSON: times are ISO texts. */
export type AsJson<T> = T extends Date
  ? string
  : T extends object
    ? { [Key in keyof T]: AsJson<T[Key]> }
    : T;

/** The sheet as a form, for people without a script: the fields of the questions come with it. */
export const SheetForm = z.looseObject({
  token: WriterToken,
  next: z.enum(['save', 'review']).catch('save'),
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
