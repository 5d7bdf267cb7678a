import type { Officer } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import { inTransaction } from '../../../platform/database/index.ts';
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
  const accepted = namesAnswers(wanted.kind) ? [readAnswer(question, wanted.accepted)] : [];
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
  const facts = kindOf(question.kind).editing.facts(question);
  return facts.map(({ text }) => text).join('；');
}

/** The answer in the bank's form, checked by the kind of the question. */
function readAnswer({ kind, options, answer }: Question, ticked: readonly string[]): string {
  const content = kindOf(kind).Content.safeParse({ options, answer: [...new Set(ticked)] });
  if (
    !content.success ||
    [...content.data.answer].some((key) => !options.some((one) => one.key === key))
  )
    throw new Refusal('regrade.answer_wrong');
  if (content.data.answer === answer) throw new Refusal('regrade.same_answer');
  return content.data.answer;
}
