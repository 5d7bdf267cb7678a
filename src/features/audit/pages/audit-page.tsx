import { type Role, roleNames } from '../../../kernel/actor.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Form,
  Page,
  Pagination,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { listEntries } from '../queries/entries.ts';
import type { ChainVerdict } from '../rules/seal.ts';
import { verdictWords } from '../rules/verdict-words.ts';

type Entry = Awaited<ReturnType<typeof listEntries>>[number];

export interface AuditPageProps {
  entries: Entry[];
  verdict: ChainVerdict | null;
  filter: { action: string; subject: string };
  /** Id after which older entries follow; null on the last page. */
  older: number | null;
}

/** The audit entries, newest first, and the check of the chain of seals (E25). */
export function AuditPage({ entries, verdict, filter, older }: AuditPageProps) {
  const query = new URLSearchParams({ action: filter.action, subject: filter.subject });
  return (
    <Page
      title="审计记录"
      width="wide"
      lead="每一次改动都记在这里，只增不改，并以校验链封存。"
      actions={
        <ButtonLink href="/audit?verify=1" tone="quiet">
          核验封存链
        </ButtonLink>
      }
    >
      <div class="stack">
        {verdict ? <Verdict verdict={verdict} /> : null}
        <Form action="/audit" method="get" class="flex flex-wrap gap-4 items-end">
          <TextField name="action" label="操作（开头几个字母）" value={filter.action} required />
          <TextField name="subject" label="对象编号" value={filter.subject} required />
          <div class="mb-5">
            <SubmitButton tone="quiet">筛选</SubmitButton>
          </div>
        </Form>
        <DataTable
          caption="审计记录"
          rows={entries}
          rowKey={(entry) => String(entry.id)}
          empty={
            <EmptyState title="没有符合条件的记录" icon="search">
              请放宽筛选条件再试。
            </EmptyState>
          }
          columns={[
            { key: 'id', label: '序号', numeric: true, cell: (entry) => entry.id },
            { key: 'at', label: '时间', cell: (entry) => <DateTime value={entry.at} /> },
            { key: 'actor', label: '人员', cell: (entry) => entry.actorName ?? '系统' },
            {
              key: 'role',
              label: '身份',
              cell: (entry) => roleNames[entry.actorRole as Role] ?? '系统',
            },
            {
              key: 'action',
              label: '操作',
              cell: (entry) => <code class="text-sm">{entry.action}</code>,
            },
            {
              key: 'subject',
              label: '对象',
              cell: (entry) => (
                <span class="text-sm break-all">
                  {entry.subjectType} {entry.subjectId}
                </span>
              ),
            },
            {
              key: 'facts',
              label: '内容',
              cell: (entry) => <span class="text-sm break-all">{JSON.stringify(entry.facts)}</span>,
            },
            {
              key: 'seal',
              label: '封存',
              cell: (entry) =>
                entry.sealId ? (
                  <Badge tone="success">已封存</Badge>
                ) : (
                  <Badge tone="neutral">待封存</Badge>
                ),
            },
          ]}
        />
        <Pagination next={older ? `/audit?${query}&before=${older}` : null} />
      </div>
    </Page>
  );
}

function Verdict({ verdict }: { verdict: ChainVerdict }) {
  const { title, lines } = verdictWords(verdict);
  return (
    <Alert tone={verdict.holds ? 'success' : 'error'} title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
