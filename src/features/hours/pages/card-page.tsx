import { ButtonLink, DataTable, EmptyState, Page, Tabs } from '../../../ui/index.ts';
import type { Card } from '../queries/card.ts';
import { cardColumns } from './entry-columns.tsx';

/** The unit's CE registration card of a year. */
export function CardPage({ unit, year, years, rows }: Card) {
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
        columns={cardColumns}
      />
    </Page>
  );
}
