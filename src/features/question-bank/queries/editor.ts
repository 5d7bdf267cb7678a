import type { Officer } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { FormState } from '../../../platform/http/index.ts';
import type { QuestionKind } from '../../assessment/index.ts';
import { editorValues } from '../rules/editor-values.ts';
import type { Version } from '../rules/version.ts';
import { findCaseText } from './cases.ts';
import { listNames } from './names.ts';
import { getTopicTerms, type TopicTerms } from './topics-of-bank.ts';
import { findTyping, type Typing } from './typings.ts';
import { listNewestVersions } from './versions.ts';

/** A question in the editor. */
export interface Editor {
  terms: TopicTerms;
  kind: QuestionKind;
  questionId: string;
  /** The draft as it is saved; undefined for a new question. */
  saved: Version | undefined;
  /** Who saved it last. */
  savedBy: string;
  /** The fields as typed, or of the draft. */
  form: FormState;
  /** What this person typed earlier and did not save. */
  unsaved: Typing | undefined;
}

/** A question that is going to be. */
export interface NewPlace {
  topicId: string;
  kind: QuestionKind;
  questionId: string;
  /** The case it belongs to; null outside of cases. */
  caseId: string | null;
}

interface Opening {
  /** Starts from what the person typed and did not save. */
  resume?: boolean;
  form?: FormState;
}

/** Loads the editor for a new question. */
export async function loadNewEditor(
  db: Reader,
  actor: Officer,
  { topicId, kind, questionId, caseId }: NewPlace,
  opening: Opening,
): Promise<Editor> {
  const terms = await getTopicTerms(db, topicId);
  const unsaved = await findTyping(db, questionId, actor.accountId);
  const { form, rest } = openedWith(unsaved, opening, {
    usage: 'BOTH',
    ...(caseId && { caseId, caseText: await findCaseText(db, caseId) }),
  });
  return { terms, kind, questionId, saved: undefined, savedBy: '', form, unsaved: rest };
}

/** Loads the editor for the draft of a question. Throws `question_bank.wrong_state` where it is no draft. */
export async function loadDraftEditor(
  db: Reader,
  actor: Officer,
  questionId: string,
  opening: Opening,
): Promise<Editor> {
  const [saved] = await listNewestVersions(db, [questionId]);
  if (!saved) throw new Refusal('question_bank.not_found');
  const { state, kind, topicId, savedBy } = saved;
  if (state !== 'DRAFT')
    throw new Refusal('question_bank.wrong_state', { id: questionId, move: 'SAVE', state });
  const terms = await getTopicTerms(db, topicId);
  const unsaved = await findTyping(db, questionId, actor.accountId);
  const { form, rest } = openedWith(unsaved, opening, editorValues(saved));
  const name = (savedBy && (await listNames(db, [savedBy])).get(savedBy)) || '';
  return { terms, kind, questionId, saved, savedBy: name, form, unsaved: rest };
}

/** The form to show, and what was typed earlier where the form does not have it already. */
function openedWith(
  unsaved: Typing | undefined,
  { resume = false, form }: Opening,
  values: FormState['values'],
): { form: FormState; rest: Typing | undefined } {
  if (form) return { form, rest: undefined };
  if (resume && unsaved) return { form: { values: unsaved.typed, errors: {} }, rest: undefined };
  return { form: { values, errors: {} }, rest: unsaved };
}
