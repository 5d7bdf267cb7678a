import type { PageOf } from '../../../kernel/page-of.ts';
import {
  Badge,
  ButtonLink,
  DataTable,
  DateTime,
  EmptyState,
  formatDay,
  Page,
  Pagination,
} from '../../../ui/index.ts';
import type { ListedCheck } from '../queries/check-view.ts';
import { checkSubjectNames } from '../rules/spot-check.ts';

/** All spot checks, also those whose draw pleased nobody: none is ever deleted. */
export function ChecksPage({ checks }: { checks: PageOf<ListedCheck> }) {
  return (
    <Page
      title="随机抽查"
      width="wide"
      lead="样本由系统随机抽取，谁也不能指定；每次抽取都留有记录，不能删除。"
      actions={<ButtonLink href="/spot-checks/new">开始一次抽查</ButtonLink>}
    >
      <DataTable
        caption="随机抽查"
        rows={checks.rows}
        rowKey={({ check }) => check.id}
        empty={
          <EmptyState
            title="还没有抽查"
            icon="search"
            action={<ButtonLink href="/spot-checks/new">开始一次抽查</ButtonLink>}
          >
            从审验、学时登记、现场开通和学习记录里随机抽取，逐件核查。
          </EmptyState>
        }
        columns={[
          {
            key: 'no',
            label: '编号',
            cell: ({ check }) => (
              <a class="link figures" href={`/spot-checks/${check.id}`}>
                {check.checkNo}
              </a>
            ),
          },
          { key: 'subject', label: '内容', cell: ({ check }) => checkSubjectNames[check.subject] },
          {
            key: 'period',
            label: '时段',
            cell: ({ check }) => `${formatDay(check.periodFrom)}至${formatDay(check.periodTo)}`,
          },
          { key: 'by', label: '抽查单位', cell: ({ by }) => by },
          {
            key: 'drawn',
            label: '抽取',
            numeric: true,
            cell: ({ check, tally }) =>
              `${tally.drawn} / ${check.population.toLocaleString('zh-CN')}`,
          },
          { key: 'left', label: '待核查', numeric: true, cell: ({ tally }) => tally.left },
          { key: 'defects', label: '有问题', numeric: true, cell: ({ tally }) => tally.defects },
          {
            key: 'at',
            label: '抽取时间',
            cell: ({ check }) => <DateTime value={check.openedAt} only="date" />,
          },
          {
            key: 'state',
            label: '状态',
            cell: ({ check }) =>
              check.closedAt ? (
                <Badge tone="success">已结束</Badge>
              ) : (
                <Badge tone="info">核查中</Badge>
              ),
          },
        ]}
      />
      <Pagination of={checks} />
    </Page>
  );
}
