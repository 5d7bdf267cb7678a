import type { OfficerRole } from '../../../kernel/actor.ts';
import type { Reader } from '../../../platform/database/index.ts';
import type { DossierSection } from '../../../platform/dossier.ts';
import { type Column, DataTable, formatDate, formatDuration } from '../../../ui/index.ts';
import { getTopic } from '../../courses/index.ts';
import { type Enrolment, listEnrolments } from '../../enrolment/index.ts';
import { getStudyOverview, type StudyOverview } from '../queries/overview.ts';

interface Studied {
  id: string;
  selectedAt: Date;
  state: Enrolment['state'];
  year: number;
  title: string;
  study: StudyOverview | null;
}

/** Roles that see how far people have come (roles.md "Completion lists"). */
const readBy: readonly OfficerRole[] = [
  'UNIT_ADMIN',
  'AGENCY_CLERK',
  'DISTRICT_CLERK',
  'INDUSTRY_OFFICER',
  'MUNICIPAL_OFFICER',
  'CENTRE_CLERK',
];

const states = {
  SELECTED: '待缴费',
  OPEN: '已开通',
  WITHDRAWN: '已退选',
  REFUNDED: '已退费',
} as const;

const enrolmentColumns: Column<Studied>[] = [
  { key: 'at', label: '日期', value: ({ selectedAt }) => selectedAt },
  { key: 'topic', label: '专题', value: ({ year, title }) => `${year} ${title}` },
  { key: 'state', label: '状态', value: ({ state }) => states[state] },
];

const studyColumns: Column<Studied>[] = [
  { key: 'topic', label: '专题', value: ({ year, title }) => `${year} ${title}` },
  { key: 'round', label: '轮次', numeric: true, value: ({ study }) => study?.roundNo ?? null },
  {
    key: 'lessons',
    label: '节',
    numeric: true,
    value: ({ study }) => (study ? `${study.lessonsDone} / ${study.lessonsTotal}` : null),
  },
  {
    key: 'done',
    label: '学完',
    value: ({ study }) => (study?.completedAt ? formatDate(study.completedAt) : '没有学完'),
  },
  {
    key: 'time',
    label: '时长',
    numeric: true,
    value: ({ study }) => formatDuration(study?.watchedSeconds ?? 0),
  },
];

const enrolments: DossierSection = {
  key: 'enrolments',
  title: '选课',
  order: 50,
  readBy,
  async load({ db }, _officer, accountId) {
    const rows = await listStudied(db, accountId);
    if (rows.length === 0) return null;
    const moments = rows.map(({ selectedAt, title }) => ({
      at: selectedAt,
      what: '选课',
      note: title,
      tone: 'minor' as const,
    }));
    return { content: table('选课', enrolmentColumns, rows), moments };
  },
};

const study: DossierSection = {
  key: 'study',
  title: '学习',
  order: 60,
  readBy,
  async load({ db }, _officer, accountId) {
    const rows = (await listStudied(db, accountId)).filter(({ study }) => study !== null);
    if (rows.length === 0) return null;
    const moments = rows.flatMap(({ study }) =>
      study?.completedAt
        ? [{ at: study.completedAt, what: `学完 ${study.lessonsTotal} 节`, tone: 'done' as const }]
        : [],
    );
    return { content: table('学习', studyColumns, rows), moments };
  },
};

const table = (caption: string, columns: Column<Studied>[], rows: Studied[]) => (
  <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
);

async function listStudied(db: Reader, accountId: string): Promise<Studied[]> {
  const list: Studied[] = [];
  for (const { id, topicId, selectedAt, state } of await listEnrolments(db, accountId)) {
    const { year, title } = await getTopic(db, topicId);
    const study = state === 'OPEN' ? await getStudyOverview(db, { id, topicId }) : null;
    list.push({ id, selectedAt, state, year, title, study });
  }
  return list;
}

/** What study shows of a person: the topics chosen, and how far each was studied. */
export const dossierSections = [enrolments, study];
