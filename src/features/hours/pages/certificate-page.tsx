import { yearOf } from '../../../kernel/calendar.ts';
import {
  Badge,
  ButtonLink,
  Card,
  DataTable,
  DateTime,
  DefinitionList,
  EmptyState,
  Page,
  Stat,
} from '../../../ui/index.ts';
import type { LearnerProfile } from '../../people/index.ts';
import { type CertificateEntry, contentOf, hoursOfYear } from '../rules/entry.ts';
import type { YearAccount } from '../rules/year-account.ts';
import { YearsTable } from './years-table.tsx';

export interface CertificatePageProps {
  learner: LearnerProfile;
  rows: { entry: CertificateEntry; unit: string }[];
  /** Year by year, the newest first. */
  accounts: YearAccount[];
  now: Date;
}

/** The learner's CE certificate: the hours of every year (N29, N30). */
export function CertificatePage({ learner, rows, accounts, now }: CertificatePageProps) {
  const year = yearOf(now);
  const entries = rows.map(({ entry }) => entry);
  return (
    <Page
      title="继续教育证书"
      lead="公需科目由单位依据已审验的合格单确认学时，专业科目由行业主管部门认定，都登记在这里，也登记在单位的登记卡上。"
      actions={
        <>
          <ButtonLink href="/hours/claims" tone="quiet">
            申报其他学时
          </ButtonLink>
          <ButtonLink href="/certificate.xlsx" tone="quiet" download>
            下载（xlsx）
          </ButtonLink>
          <ButtonLink href="/certificate.pdf">打印（PDF）</ButtonLink>
        </>
      }
    >
      <div class="stack">
        <div class="grid gap-5 sm:grid-cols-2">
          <Stat
            label={`${year}年公需科目学时`}
            value={`${hoursOfYear(entries, year)} 学时`}
            note={`每年不少于${accounts.find((one) => one.year === year)?.minima.publicHours ?? 0}学时`}
          />
          <Stat
            label="累计年度"
            value={`${new Set(entries.filter((entry) => !entry.withdrawnAt).map((entry) => entry.year)).size} 年`}
          />
        </div>
        <Card title="持证人" icon="person">
          <DefinitionList
            items={[
              { label: '姓名', value: learner.name },
              { label: '证件号码', value: learner.idNumberMasked },
              { label: '工作单位', value: learner.employerName ?? '无' },
              { label: '职称', value: learner.titleName },
            ]}
          />
        </Card>
        <YearsTable accounts={accounts} />
        <DataTable
          caption="学时登记"
          rows={rows}
          rowKey={({ entry }) => entry.id}
          empty={
            <EmptyState
              title="还没有登记的学时"
              icon="certificate"
              action={<ButtonLink href="/slips">查看我的合格单</ButtonLink>}
            >
              合格单审验后，由所在单位（或托管档案的代理机构）确认学时。
            </EmptyState>
          }
          columns={[
            { key: 'year', label: '年度', cell: ({ entry }) => `${entry.year}年` },
            {
              key: 'title',
              label: '内容',
              cell: ({ entry }) =>
                entry.subject === 'PROFESSIONAL' ? (
                  <a class="link" href={`/professional-hours#${entry.id}`}>
                    专业科目：{contentOf(entry)}
                  </a>
                ) : (
                  <a class="link" href={`/slips/${entry.slipId}`}>
                    公需科目：{entry.title}
                  </a>
                ),
            },
            { key: 'hours', label: '学时', numeric: true, cell: ({ entry }) => entry.creditHours },
            { key: 'unit', label: '确认单位', cell: ({ unit }) => unit },
            {
              key: 'at',
              label: '确认日期',
              cell: ({ entry }) => <DateTime value={entry.confirmedAt} only="date" />,
            },
            {
              key: 'state',
              label: '状态',
              cell: ({ entry }) =>
                entry.withdrawnAt ? (
                  <Badge tone="error">已撤回：{entry.withdrawnBecause}</Badge>
                ) : (
                  <Badge tone="success">有效</Badge>
                ),
            },
          ]}
        />
      </div>
    </Page>
  );
}
