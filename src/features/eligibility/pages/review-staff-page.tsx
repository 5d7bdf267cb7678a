import type { PageOf } from '../../../kernel/page-of.ts';
import { titleLevelNames } from '../../../kernel/title-level.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  EmptyState,
  Page,
  Pagination,
  Stat,
} from '../../../ui/index.ts';
import type { ReviewedPerson } from '../queries/review-staff.ts';
import { explainReadiness } from '../rules/sentences.ts';
import { YearForm } from './year-form.tsx';

export interface ReviewStaffPageProps {
  staff: PageOf<ReviewedPerson>;
  year: number;
  total: number;
  /** An agency's people come with their file, not by a link it confirms. */
  agency: boolean;
}

const recommended = { RECOMMENDED: '已推荐', ACCEPTED: '已受理', REFUSED: '未受理', WITHDRAWN: '' };

/** The unit's people: who could be recommended for title review in a year, and who lacks what. */
export function ReviewStaffPage({ staff, year, total, agency }: ReviewStaffPageProps) {
  const people = agency ? '没有用人单位的托管人员' : '本单位人员';
  const ready = staff.rows.filter(({ person }) => person.readiness.ready).length;
  return (
    <Page
      title="职称评审"
      width="wide"
      lead={`${year}年申报：${people}本周期的公需科目是否齐全。层级按现职称的上一级计算，打开后可以另选。`}
    >
      <div class="stack">
        <YearForm action="/review/staff" year={year} label="申报年度" />
        <div class="flex flex-wrap gap-4">
          <Stat label="人员" value={String(total)} />
          <Stat label="本页已具备" value={String(ready)} />
        </div>
        <DataTable
          caption={people}
          rows={staff.rows}
          rowKey={({ person }) => person.learner.accountId}
          empty={
            <EmptyState
              title={`还没有${people}`}
              icon="person"
              action={agency ? null : <ButtonLink href="/roster">去确认人员</ButtonLink>}
            >
              {agency
                ? '有用人单位的，由用人单位办理；没有的，托管档案之后会列在这里。'
                : '确认工作关系之后，人员会列在这里。'}
            </EmptyState>
          }
          columns={[
            {
              key: 'name',
              label: '姓名',
              cell: ({ person }) => (
                <a
                  class="link"
                  href={`/review/people/${person.learner.accountId}?year=${year}&level=${person.level}`}
                >
                  {person.learner.name}
                </a>
              ),
            },
            {
              key: 'title',
              label: '现职称',
              cell: ({ person }) => person.learner.titleName ?? '无',
            },
            {
              key: 'level',
              label: '申报层级',
              cell: ({ person }) => titleLevelNames[person.level],
            },
            {
              key: 'ready',
              label: '公需科目',
              cell: ({ person }) =>
                person.readiness.ready ? (
                  <Badge tone="success">已具备</Badge>
                ) : (
                  <Badge tone="warning">未具备</Badge>
                ),
            },
            {
              key: 'because',
              label: '说明',
              cell: ({ person }) => explainReadiness(person.readiness),
            },
            {
              key: 'recommended',
              label: '推荐',
              cell: ({ recommendation }) =>
                recommendation ? recommended[recommendation.state] : '—',
            },
          ]}
        />
        <Pagination of={staff} />
      </div>
    </Page>
  );
}
