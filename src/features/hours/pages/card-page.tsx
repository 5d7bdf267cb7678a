import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  Page,
  Tabs,
} from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import { type CertificateEntry, contentOf } from '../rules/entry.ts';
import { subjectNames } from '../rules/hours-claim.ts';

export interface CardPageProps {
  unit: Organisation;
  year: number;
  years: number[];
  rows: { entry: CertificateEntry; person: { name: string; idNumberMasked: string } | undefined }[];
}

/** The unit's CE registration card of a year. */
export function CardPage({ unit, year, years, rows }: CardPageProps) {
  return (
    <Page
      title="继续教育登记卡"
      width="wide"
      lead={unit.name}
      actions={
        <>
          <ButtonLink href={`/hours/card.xlsx?year=${year}`} tone="quiet" download>
            下载（xlsx）
          </ButtonLink>
          <ButtonLink href={`/hours/card.pdf?year=${year}`}>打印（PDF）</ButtonLink>
        </>
      }
    >
      <Tabs
        label="年度"
        tabs={years.map((one) => ({
          href: `/hours/card?year=${one}`,
          label: `${one}年`,
          current: one === year,
        }))}
      />
      <DataTable
        caption={`${year}年登记卡`}
        rows={rows}
        rowKey={({ entry }) => entry.id}
        empty={
          <EmptyState
            title={`${year}年还没有登记`}
            icon="list"
            action={<ButtonLink href="/hours/confirmations">去确认学时</ButtonLink>}
          >
            确认学时之后，登记卡会自动更新。
          </EmptyState>
        }
        columns={[
          {
            key: 'no',
            label: '登记号',
            cell: ({ entry }) => (
              <a class="link figures" href={`/hours/entries/${entry.id}`}>
                {entry.entryNo}
              </a>
            ),
          },
          { key: 'name', label: '姓名', cell: ({ person }) => person?.name ?? '' },
          {
            key: 'number',
            label: '证件号码',
            cell: ({ person }) => (
              <span class="figures whitespace-nowrap">{person?.idNumberMasked}</span>
            ),
          },
          {
            key: 'title',
            label: '内容',
            cell: ({ entry }) => `${subjectNames[entry.subject]}：${contentOf(entry)}`,
          },
          { key: 'hours', label: '学时', numeric: true, cell: ({ entry }) => entry.creditHours },
          {
            key: 'at',
            label: '登记日期',
            cell: ({ entry }) => <DateTime value={entry.confirmedAt} only="date" />,
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ entry }) =>
              entry.withdrawnAt ? (
                <Badge tone="error">已撤回</Badge>
              ) : (
                <Badge tone="success">有效</Badge>
              ),
          },
        ]}
      />
    </Page>
  );
}
