import { titleLevelNames } from '../../../kernel/title-level.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  Stat,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { AcceptanceCheck, AcceptanceLine, LineOutcome } from '../queries/acceptance.ts';
import { sourceNames } from './acceptance-page.tsx';

export const lineOutcomeNames: { [outcome in LineOutcome]: string } = {
  READY: '具备',
  NOT_READY: '不具备',
  UNKNOWN: '查无此人',
};
export const lineDecisionNames = { ACCEPTED: '已受理', REFUSED: '不予受理' };

const tones = { READY: 'success', NOT_READY: 'error', UNKNOWN: 'warning' } as const;

/** The result of a check with the reason for each person, and the decisions (N37). */
export function AcceptanceCheckPage({
  check,
  lines,
  errors,
}: {
  check: AcceptanceCheck;
  lines: AcceptanceLine[];
  errors: { [field: string]: string };
}) {
  const count = (outcome: LineOutcome) => lines.filter((line) => line.outcome === outcome).length;
  const open = lines.some(({ decision, accountId }) => decision === null && accountId !== null);
  return (
    <Page
      title={`${check.applicationYear}年${titleLevelNames[check.level]}申报核验`}
      width="wide"
      lead={
        <>
          {sourceNames[check.source]}，{check.madeByName}于
          <DateTime value={check.madeAt} />
          核验。
        </>
      }
      crumbs={[{ label: '受理核验', href: '/acceptance' }, { label: '核验结果' }]}
      actions={
        <>
          <ButtonLink href={`/acceptance/${check.id}/result.pdf`}>打印（PDF）</ButtonLink>
          <ButtonLink tone="quiet" href={`/acceptance/${check.id}/result.xlsx`}>
            下载表格
          </ButtonLink>
        </>
      }
    >
      <div class="stack">
        <ErrorSummary errors={errors} />
        <div class="flex flex-wrap gap-4">
          <Stat label="人数" value={String(lines.length)} />
          {(['READY', 'NOT_READY', 'UNKNOWN'] as const).map((outcome) => (
            <Stat key={outcome} label={lineOutcomeNames[outcome]} value={String(count(outcome))} />
          ))}
        </div>
        <Form action={`/acceptance/${check.id}/decisions`} class="stack">
          <LinesTable lines={lines} level={check.level} year={check.applicationYear} />
          {open ? (
            <Card title="办理勾选的人员" icon="check">
              <TextArea
                name="note"
                label="说明"
                hint="不予受理的，须写明原因。"
                rows={2}
                error={errors.note}
              />
              <div class="flex flex-wrap gap-3">
                <SubmitButton name="decision" value="accept">
                  受理
                </SubmitButton>
                <SubmitButton name="decision" value="refuse" tone="danger">
                  不予受理
                </SubmitButton>
              </div>
            </Card>
          ) : null}
        </Form>
      </div>
    </Page>
  );
}

function LinesTable({
  lines,
  level,
  year,
}: {
  lines: AcceptanceLine[];
  level: string;
  year: number;
}) {
  return (
    <DataTable
      caption="核验结果"
      rows={lines}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="没有需要核验的人员" icon="list">
          这一年度和层级还没有单位推荐的人员。
        </EmptyState>
      }
      columns={[
        {
          key: 'choose',
          label: '勾选',
          cell: ({ id, decision, accountId, name }) =>
            decision === null && accountId !== null ? (
              <input
                type="checkbox"
                class="checkbox"
                name="id"
                value={id}
                aria-label={`勾选${name}`}
              />
            ) : null,
        },
        {
          key: 'name',
          label: '姓名',
          cell: ({ name, accountId }) =>
            accountId ? (
              <a class="link" href={`/review/people/${accountId}?year=${year}&level=${level}`}>
                {name}
              </a>
            ) : (
              name || '—'
            ),
        },
        {
          key: 'number',
          label: '证件号码',
          cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
        },
        {
          key: 'outcome',
          label: '公需科目',
          cell: ({ outcome }) => <Badge tone={tones[outcome]}>{lineOutcomeNames[outcome]}</Badge>,
        },
        { key: 'because', label: '说明', cell: ({ because }) => because },
        {
          key: 'recommended',
          label: '单位推荐',
          cell: ({ recommendationId }) => (recommendationId ? '已推荐' : '没有'),
        },
        {
          key: 'decision',
          label: '办理',
          cell: ({ decision, decidedAt, decisionNote }) =>
            decision && decidedAt ? (
              <>
                <Badge tone={decision === 'ACCEPTED' ? 'success' : 'error'}>
                  {lineDecisionNames[decision]}
                </Badge>{' '}
                <DateTime value={decidedAt} only="date" />
                {decisionNote ? <p class="text-muted">{decisionNote}</p> : null}
              </>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}
