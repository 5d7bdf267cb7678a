import { z } from 'zod';
import { kindOf, type Question, QuestionKind } from '../../assessment/index.ts';

/** What a question is for. */
export const usages = ['EXAM', 'PRACTICE', 'BOTH'] as const;
export type QuestionUsage = (typeof usages)[number];

const Usage = z.enum(usages).default('BOTH');

const QuestionStem = z.looseObject({
  id: z.string(),
  kind: QuestionKind,
  difficulty: z.int().min(1).max(3),
  stem: z.string().min(1),
  explanation: z.string().min(1),
  usage: Usage,
});

/** A question in a content file: the common fields and the content of its kind. */
const FileQuestion = QuestionStem.transform((question, context): FileQuestion => {
  const content = kindOf(question.kind).Content.safeParse(question);
  if (content.success) {
    const { id, kind, difficulty, stem, explanation, usage } = question;
    return { id, kind, difficulty, stem, explanation, usage, ...content.data };
  }
  for (const { path, message } of content.error.issues)
    context.issues.push({ code: 'custom', path, message, input: question });
  return z.NEVER;
});
export type FileQuestion = Omit<Question, 'lessonId' | 'groupId' | 'groupPosition'> & {
  usage: QuestionUsage;
};

/** The questions of a lesson: single ones and cases. */
export const BankFile = z.object({
  lesson: z.string(),
  questions: z.array(FileQuestion),
  groups: z.array(
    // A case is drawn whole: its questions are for what the case is for.
    z.object({
      id: z.string(),
      text: z.string().min(1),
      usage: Usage,
      questions: z.array(FileQuestion).min(2),
    }),
  ),
});
export type BankFile = z.infer<typeof BankFile>;
