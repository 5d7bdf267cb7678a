import type { Actor } from '../../../kernel/actor.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { Reader as Db } from '../../../platform/database/index.ts';
import type { Definition } from '../../../ui/index.ts';
import { findOrganisation, listOrganisationsById } from '../../organisations/index.ts';
import { findLearner } from '../../people/index.ts';
import { isAsker, mayAnswer } from '../rules/policy.ts';
import type { Question } from '../rules/question.ts';
import { listFiles } from './files.ts';
import { findQuestion, listEntries } from './questions.ts';

/** Returns a question for its asker or its holder. Throws `helpdesk.not_found` for everyone else. */
export async function loadQuestion(
  db: Db,
  actor: Actor,
  id: string,
  as: 'ASKER' | 'HOLDER',
): Promise<Question> {
  const question = await findQuestion(db, id);
  const mine = question && (as === 'ASKER' ? isAsker(actor, question) : mayAnswer(actor, question));
  if (!question || !mine) throw new Refusal('helpdesk.not_found');
  return question;
}

/** Returns the entries of a question with their files and the names of the bodies. */
export async function loadConversation(db: Db, question: Question) {
  const entries = await listEntries(db, question.id);
  const ids = [question.holderId, ...entries.flatMap(({ organisationId }) => organisationId ?? [])];
  const bodies = await listOrganisationsById(db, [...new Set(ids)]);
  return {
    entries,
    files: await listFiles(db, question.id),
    nameOf: new Map(bodies.map(({ id, name }) => [id, name])),
  };
}

/** Returns the data of the asker that the holder sees, identifiers masked. */
export async function loadPerson(db: Db, question: Question): Promise<Definition[]> {
  if (question.askerOrganisationId) {
    const body = await findOrganisation(db, question.askerOrganisationId);
    return [{ label: '提问单位', value: body?.name ?? '' }];
  }
  const learner = await findLearner(db, question.accountId);
  if (!learner) return [];
  return [
    { label: '提问人', value: learner.name },
    { label: '证件号码', value: learner.idNumberMasked },
    { label: '手机', value: learner.phoneMasked },
    { label: '单位', value: learner.employerName },
    { label: '职称', value: learner.titleName },
  ];
}
