import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
import type { FormValues } from '../../../platform/http/index.ts';
import type { Parts } from '../../../platform/parts.ts';
import { isChoice, kindOf, type Question } from '../../assessment/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { type CorrectionKind, countEnrolmentsWith, type PassRule } from '../../exam/index.ts';
import { loadTriedItems } from '../queries/items.ts';
import { findPaperQuestion } from '../queries/paper-questions.ts';
import { insertCorrection } from '../queries/score-corrections.ts';
import { namesAnswers } from '../rules/score-correction.ts';

export interface WantedCorrection {
  topicId: string;
  questionId: string;
  versionNo: number;
  kind: CorrectionKind;
  /** The answer's option keys as ticked; not asked where the kind names no answer. */
  accepted: readonly string[];
  /** The answer as edited, of questions that are not ticked. */
  edited: FormValues;
  rule: PassRule;
  ground: string;
  complaintId: string | null;
}

/**
 * Drafts a correction and has it tried by the job; nobody's score changes. Returns its id. Throws
 * `regrade.question_unknown`, `regrade.answer_wrong`, `regrade.same_answer`.
 */
export async function draftCorrection(
  { db, clock }: Parts,
  actor: Officer,
  wanted: WantedCorrection,
): Promise<string> {
  const question = await findPaperQuestion(db, wanted);
  if (!question) throw new Refusal('regrade.question_unknown');
  const accepted = namesAnswers(wanted.kind) ? [readAnswer(question, wanted)] : [];
  const items = await loadTriedItems(db, { ...wanted, accepted });
  if (items.size === 0) throw new Refusal('regrade.question_unknown');
  const id = newId();
  await inTransaction(db, async (tx) => {
    const targets = await countEnrolmentsWith(tx, [...items.keys()]);
    const { topicId, questionId, versionNo, kind, rule, ground, complaintId } = wanted;
    await insertCorrection(tx, {
      ...{ id, topicId, questionId, versionNo, kind, accepted, rule, ground, complaintId, targets },
      questionWords: question.stem,
      formerAnswer: answerWords(question),
      acceptedWords:
        accepted.map((answer) => answerWords({ ...question, answer })).join('；') || null,
      organisationId: actor.organisationId,
      madeBy: actor.accountId,
      madeAt: clock.now(),
    });
    const facts = { topicId, questionId, versionNo, kind, accepted, rule, ground };
    await recordAudit(tx, actor, 'regrade.draft', { type: 'score_correction', id }, facts);
  });
  return id;
}

/** The letters of a choice; of another kind what its answer says. */
function answerWords(question: Question): string {
  if (isChoice(question.kind)) return question.answer;
  const facts = kindOf(question.kind).editing.facts(inOrder(question));
  return facts.map(({ text }) => text).join('；');
}

/** What is put in order, in the order of the answer: its words tell the places of the options. */
function inOrder(question: Question): Question {
  const { orderTells, typed } = kindOf(question.kind);
  const isPermutation =
    orderTells && !typed && [...question.answer].toSorted().join('') === keysOf(question);
  if (!isPermutation) return question;
  const byKey = new Map(question.options.map((one) => [one.key, one]));
  return { ...question, options: [...question.answer].flatMap((key) => byKey.get(key) ?? []) };
}

const keysOf = ({ options }: Question) =>
  options
    .map(({ key }) => key)
    .toSorted()
    .join('');

/** The answer in the bank's form, checked by the kind of the question. */
function readAnswer(question: Question, { accepted, edited }: WantedCorrection): string {
  if (!isChoice(question.kind)) return readEdited(question, edited);
  if (accepted.length === 0) throw new Refusal('regrade.answer_missing');
  return readTicked(question, accepted);
}

/** The answer as edited, for the question as its papers show it. */
function readEdited(question: Question, edited: FormValues): string {
  const { editing, answerFor } = kindOf(question.kind);
  const read = editing.read(edited);
  if (!read.ok) {
    const [[field, sentence] = ['form', '']] = Object.entries(read.errors);
    throw new Refusal('regrade.answer_unreadable', { field, sentence: sentence ?? '' });
  }
  const answer = answerFor?.(read.content, question) ?? null;
  if (answer === null) throw new Refusal('regrade.asks_something_else');
  if (answer === question.answer) throw new Refusal('regrade.same_answer_edited');
  return answer;
}

function readTicked({ kind, options, answer }: Question, ticked: readonly string[]): string {
  const content = kindOf(kind).Content.safeParse({ options, answer: [...new Set(ticked)] });
  if (
    !content.success ||
    [...content.data.answer].some((key) => !options.some((one) => one.key === key))
  )
    throw new Refusal('regrade.answer_wrong');
  if (content.data.answer === answer) throw new Refusal('regrade.same_answer');
  return content.data.answer;
}
