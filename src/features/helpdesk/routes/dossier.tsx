import type { OfficerRole } from '../../../kernel/actor.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable } from '../../../ui/index.ts';
import { listAsked } from '../queries/questions.ts';
import { type Question, stateNames } from '../rules/question.ts';

/** Roles that answer questions of learners (roles.md). */
const readBy: readonly OfficerRole[] = [
  'DISTRICT_CLERK',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
  'ASSOCIATION_CLERK',
];

/** Only who holds a question opens it. */
const columns = (bodyId: string): Column<Question>[] => [
  { key: 'at', label: '日期', value: ({ askedAt }) => askedAt },
  { key: 'topic', label: '种类', value: ({ topicName }) => topicName },
  {
    key: 'title',
    label: '提问',
    value: ({ title }) => title,
    cell: ({ id, title, holderId }) =>
      holderId === bodyId ? (
        <a class="link" href={`/question-desk/${id}`}>
          {title}
        </a>
      ) : (
        title
      ),
  },
  { key: 'state', label: '状态', value: ({ state }) => stateNames[state] },
];

const shown = 10;

/** The newest questions of a person. */
export const questionsSection: DossierSection = {
  key: 'questions',
  title: '提问',
  order: 120,
  readBy,
  async load({ db }, officer, accountId) {
    const questions = await listAsked(db, accountId, { limit: shown, offset: 0 });
    if (questions.length === 0) return null;
    return {
      content: (
        <DataTable
          caption="提问"
          columns={columns(officer.organisationId)}
          rows={questions}
          rowKey={({ id }) => id}
        />
      ),
      moments: questions.map(({ askedAt, title, state }) => ({
        at: askedAt,
        what: `提问，${stateNames[state]}`,
        note: title,
        tone: 'minor' as const,
      })),
    };
  },
};
