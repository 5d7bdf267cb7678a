import { z } from 'zod';
import { findFaults } from '../../../platform/rich-text/index.ts';
import { kindOf, type Question, QuestionKind } from '../../assessment/index.ts';
import { type QuestionUsage, usages } from './usage.ts';
import { nothingMore } from './version.ts';

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
  const { Content, stemFault } = kindOf(question.kind);
  const content = Content.safeParse(question);
  if (!content.success) {
    for (const { path, message } of content.error.issues)
      context.issues.push({ code: 'custom', path, message, input: question });
    return z.NEVER;
  }
  const { id, kind, difficulty, stem, explanation, usage } = question;
  const fault = stemFault?.(stem, content.data) ?? findFaults(stem)[0];
  if (fault) context.issues.push({ code: 'custom', path: ['stem'], message: fault, input: stem });
  return { id, kind, difficulty, stem, explanation, usage, ...content.data };
});
export type FileQuestion = Omit<
  Question,
  'versionNo' | 'lessonId' | 'groupId' | 'groupPosition'
> & {
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

/** The questions of files with their place in the bank of a topic, to be inserted or compared. */
export function placeFileQuestions(topicId: string, files: readonly BankFile[]) {
  const idOf = (id: string) => `${topicId}-${id}`;
  const groups = files.flatMap((file) =>
    file.groups.map(({ id }) => ({ id: idOf(id), topicId, lessonId: idOf(file.lesson) })),
  );
  const placed = files.flatMap((file) => [
    ...file.questions.map((question) => ({
      lesson: file.lesson,
      question,
      group: null,
      place: null,
    })),
    ...file.groups.flatMap((group) =>
      group.questions.map((question, index) => ({
        lesson: file.lesson,
        question: { ...question, usage: group.usage },
        group,
        place: index + 1,
      })),
    ),
  ]);
  return {
    groups,
    questions: placed.map(({ question, group, place }) => ({
      id: idOf(question.id),
      topicId,
      groupId: group && idOf(group.id),
      groupPosition: place,
    })),
    versions: placed.map(({ lesson, question: { id, ...content }, group }) => ({
      ...nothingMore,
      ...content,
      questionId: idOf(id),
      topicId,
      state: 'RELEASED' as const,
      lessonId: idOf(lesson),
      caseText: group?.text ?? null,
      authorId: null,
    })),
  };
}
