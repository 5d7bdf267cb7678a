import {
  Alert,
  ButtonLink,
  ConfirmButton,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Pagination,
  Stat,
} from '../../../ui/index.ts';
import type { FrozenAssessment } from '../queries/assessments.ts';
import { type Outcome, outcomeNames } from '../rules/assessment.ts';
import { type AssessmentRow, assessmentColumns, isChanged } from './assessment-columns.tsx';
import { YearForm } from './year-form.tsx';

export interface AssessmentPageProps {
  unit: { id: string; name: string };
  year: number;
  rows: AssessmentRow[];
  versions: FrozenAssessment[];
  page: number;
  pageSize: number;
  /** The unit fixes its own list. */
  mayFreeze: boolean;
}

/** A unit's year: who may not be graded excellent and why; the fixed list beside how it stands now. */
export function AssessmentPage(props: AssessmentPageProps) {
  const { unit, year, rows, versions, page, pageSize, mayFreeze } = props;
  const url = (to: number) => `/assessments/${unit.id}?year=${year}&page=${to}`;
  const [latest] = versions;
  const shown = (row: AssessmentRow) => row.fixed ?? row.now;
  const count = (outcome: Outcome) => rows.filter((row) => shown(row)?.outcome === outcome).length;
  const changed = rows.filter(isChanged).length;
  return (
    <Page
      title={`${year}年度考核：公需科目`}
      width="wide"
      lead={unit.name}
      actions={
        latest ? (
          <>
            <ButtonLink href={`/assessments/${unit.id}/list.pdf?year=${year}`}>
              打印（PDF）
            </ButtonLink>
            <ButtonLink tone="quiet" href={`/assessments/${unit.id}/list.xlsx?year=${year}`}>
              下载表格
            </ButtonLink>
          </>
        ) : undefined
      }
    >
      <div class="stack">
        <YearForm action={`/assessments/${unit.id}`} year={year} label="考核年度" />
        <FrozenNote latest={latest} changed={changed} />
        <div class="flex flex-wrap gap-4">
          <Stat label="人员" value={String(rows.length)} />
          {(['FULFILLED', 'EXCUSED', 'TOOK_PART', 'NOT_EXCELLENT'] as const).map((outcome) => (
            <Stat key={outcome} label={outcomeNames[outcome]} value={String(count(outcome))} />
          ))}
        </div>
        <LinesTable rows={rows.slice((page - 1) * pageSize, page * pageSize)} latest={latest} />
        <Pagination
          previous={page > 1 ? url(page - 1) : null}
          next={rows.length > page * pageSize ? url(page + 1) : null}
        />
        {mayFreeze && rows.length > 0 ? (
          <ConfirmButton
            label={latest ? '重新确定名单' : '确定名单'}
            question={
              latest
                ? '将按现在的情况生成新的版本，原来的版本保留。'
                : '名单确定后成为有日期的文件，报送有管辖权的部门；以后情况有变化，会对照显示。'
            }
            confirm="确定"
            action={`/assessments/${unit.id}/versions`}
            tone="primary"
          >
            <input type="hidden" name="year" value={year} />
          </ConfirmButton>
        ) : null}
        {versions.length > 1 ? (
          <p class="text-muted">
            以前的版本：
            {versions.slice(1).map((one) => (
              <span key={one.id}>
                第{one.version}版（{one.frozenByName}，<DateTime value={one.frozenAt} />）{' '}
              </span>
            ))}
          </p>
        ) : null}
      </div>
    </Page>
  );
}

function FrozenNote({
  latest,
  changed,
}: {
  latest: FrozenAssessment | undefined;
  changed: number;
}) {
  if (!latest)
    return (
      <Alert tone="info" title="名单还没有确定">
        下面是现在的情况，随学习、审验和正当理由的变化而更新。
      </Alert>
    );
  return (
    <Alert tone={changed > 0 ? 'warning' : 'success'} title={`第${latest.version}版名单`}>
      由{latest.frozenByName}于
      <DateTime value={latest.frozenAt} />
      确定。{changed > 0 ? `之后有${changed}人的情况发生变化，见“现在”一栏。` : '之后没有变化。'}
    </Alert>
  );
}

function LinesTable({
  rows,
  latest,
}: {
  rows: AssessmentRow[];
  latest: FrozenAssessment | undefined;
}) {
  return (
    <DataTable
      caption="考核名单"
      rows={rows}
      rowKey={({ accountId }) => accountId}
      empty={
        <EmptyState title="这一年没有人员" icon="person">
          单位的人员在确认工作关系之后列在这里；代理机构的，是托管档案、没有用人单位的人员。
        </EmptyState>
      }
      columns={assessmentColumns(latest)}
    />
  );
}
