import {
  Badge,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  formatDateTime,
} from '../../../ui/index.ts';
import { endorsementStateNames } from '../../endorsement/index.ts';
import { slipStateNames } from '../../result-slips/index.ts';
import type { CaseSlip, CaseView } from '../queries/case-view.ts';
import type { Effect } from '../queries/effects.ts';
import type { Case } from '../rules/case.ts';
import {
  caseStateKinds,
  effectNames,
  measuresInWords,
  outcomeNames,
  sourceNames,
  violationNames,
} from '../rules/case-kinds.ts';

export function CaseBadge({ one: { state, outcome } }: { one: Pick<Case, 'state' | 'outcome'> }) {
  if (outcome)
    return <Badge tone={outcome === 'UPHELD' ? 'error' : 'success'}>{outcomeNames[outcome]}</Badge>;
  const tone = state === 'DECIDED' || state === 'APPEALED' ? 'warning' : 'info';
  return <Badge tone={tone}>{caseStateKinds[state].name}</Badge>;
}

/** The facts of a case and its state: the same for the bureau and for the accused. */
export function CaseFacts({ view }: { view: CaseView }) {
  const { one, subject } = view;
  return (
    <Card title="案情" icon="list">
      <DefinitionList
        items={[
          { label: '案号', value: one.caseNo },
          { label: '状态', value: <CaseBadge one={one} /> },
          { label: '当事人', value: subject },
          { label: '涉嫌问题', value: violationNames[one.violation] },
          { label: '年度', value: `${one.year}年` },
          { label: '来源', value: sourceNames[one.source] },
          { label: '情况', value: <span class="whitespace-pre-wrap">{one.facts}</span> },
          { label: '告知', value: one.notice },
          {
            label: '陈述申辩截止',
            value: one.defenceDueAt ? formatDateTime(one.defenceDueAt) : null,
          },
          {
            label: '处理决定',
            value: one.decidedAt ? measuresInWords(one.measures) : null,
          },
          { label: '事实、理由和依据', value: one.decidedAt ? one.proposal : null },
          {
            label: '申诉截止',
            value: one.appealDueAt ? formatDateTime(one.appealDueAt) : null,
          },
          { label: '申诉复核', value: one.appealReason },
          {
            label: '通报',
            value: one.circularId ? (
              <a class="link" href={`/announcements/${one.circularId}`}>
                查看通报
              </a>
            ) : null,
          },
        ]}
      />
    </Card>
  );
}

/** The slips of the case in their present state, each with a page to open. */
export function CaseSlips({ slips, forOfficer }: { slips: CaseSlip[]; forOfficer: boolean }) {
  return (
    <Card title="涉案合格单" icon="certificate">
      <DataTable
        caption="涉案合格单"
        rows={slips}
        rowKey={({ slip }) => slip.id}
        empty={
          <EmptyState title="没有列出合格单" icon="certificate">
            这个案件不涉及具体的合格单。
          </EmptyState>
        }
        columns={[
          {
            key: 'no',
            label: '合格单',
            cell: ({ slip }) => (
              <a class="link figures" href={`/verify/${slip.slipNo}/${slip.verificationCode}`}>
                {slip.slipNo}
              </a>
            ),
          },
          {
            key: 'topic',
            label: '专题',
            cell: ({ slip }) => `${slip.content.year}年 ${slip.content.topicTitle}`,
          },
          { key: 'state', label: '合格单状态', cell: ({ slip }) => slipStateNames[slip.state] },
          {
            key: 'endorsement',
            label: '审验',
            cell: ({ endorsement }) =>
              endorsement && forOfficer ? (
                <a class="link" href={`/endorsements/${endorsement.id}`}>
                  {endorsementStateNames[endorsement.state]}
                </a>
              ) : (
                ((endorsement && endorsementStateNames[endorsement.state]) ?? '—')
              ),
          },
          {
            key: 'hours',
            label: '学时',
            cell: ({ entry }) =>
              entry ? (entry.withdrawnAt ? '已退回' : `已登记${entry.creditHours}学时`) : '未登记',
          },
        ]}
      />
    </Card>
  );
}

/** What the decision changed, and whether that was reverted. */
export function CaseEffects({ effects }: { effects: Effect[] }) {
  if (effects.length === 0) return null;
  return (
    <Card title="系统执行的处理" icon="check">
      <DataTable
        caption="系统执行的处理"
        rows={effects}
        rowKey={({ id }) => id}
        columns={[
          { key: 'kind', label: '处理', cell: ({ kind }) => effectNames[kind] },
          { key: 'done', label: '执行', cell: ({ doneAt }) => <DateTime value={doneAt} /> },
          {
            key: 'undone',
            label: '恢复',
            cell: ({ undoneAt, undoneNote }) =>
              undoneAt ? `${formatDateTime(undoneAt)}，${undoneNote}` : '—',
          },
        ]}
      />
    </Card>
  );
}

/** What the accused stated, with the file of each statement. */
export function Statements({ one, base }: { one: Case; base: string }) {
  const statements = [
    { kind: 'defence', title: '陈述申辩', text: one.defence, file: one.defenceFile },
    { kind: 'appeal', title: '申诉', text: one.appeal, file: one.appealFile },
  ].filter(({ text }) => text !== null);
  return (
    <>
      {statements.map(({ kind, title, text, file }) => (
        <Card key={kind} title={title} icon="pen">
          <p class="whitespace-pre-wrap">{text}</p>
          {file ? (
            <p class="mt-3">
              附件：
              <a class="link" href={`${base}/${one.id}/files/${kind}`}>
                {file}
              </a>
            </p>
          ) : null}
        </Card>
      ))}
    </>
  );
}

/** The history of a case, oldest line first. */
export function CaseHistory({ events }: Pick<CaseView, 'events'>) {
  return (
    <Card title="办理经过" icon="clock">
      <ol class="stack">
        {events.map(({ text, at }) => (
          <li key={`${at.toISOString()}${text}`}>
            <span class="text-muted figures">{formatDateTime(at)}</span>　{text}
          </li>
        ))}
      </ol>
    </Card>
  );
}
