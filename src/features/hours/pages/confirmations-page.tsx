import {
  Badge,
  ButtonLink,
  DataTable,
  EmptyState,
  Form,
  formatDate,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { Endorsement } from '../../endorsement/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';

export interface ConfirmationRow {
  endorsement: Endorsement;
  person: { name: string; idNumberMasked: string } | undefined;
  slip: ResultSlip | undefined;
  own: boolean;
}

/** What was ticked on the pages seen before; on a page not seen yet everybody is ticked. */
export interface Selection {
  chosen: ReadonlySet<string>;
  seen: number[];
}

export interface ConfirmationsPageProps {
  rows: ConfirmationRow[];
  /** How many may be confirmed on all pages. */
  total: number;
  page: number;
  pages: number;
  selection: Selection;
  agency: boolean;
}

/** The endorsed slips whose hours the body has to record (N30). */
export function ConfirmationsPage(props: ConfirmationsPageProps) {
  const { rows, total, page, pages, selection, agency } = props;
  const here = new Set(rows.map(({ endorsement }) => endorsement.id));
  const elsewhere = [...selection.chosen].filter((id) => !here.has(id));
  const whose = agency ? '由您单位托管档案、没有用人单位的人员' : '本单位已确认的人员';
  return (
    <Page
      title="学时确认"
      width="wide"
      lead={`${whose}，合格单审验后在这里确认学时，同时登记继续教育证书和登记卡。未经审验的不能登记。${rows.length > 0 ? '列出的人员已全部勾选，暂不确认的请先取消勾选。' : ''}`}
      actions={
        <>
          <ButtonLink href="/hours/claim-desk" tone="quiet">
            其他学时认定
          </ButtonLink>
          <ButtonLink href="/hours/card" tone="quiet">
            查看登记卡
          </ButtonLink>
        </>
      }
    >
      <Form action="/hours/confirmations">
        {elsewhere.map((id) => (
          <input key={id} type="hidden" name="id" value={id} />
        ))}
        {selection.seen.map((one) => (
          <input key={one} type="hidden" name="seen" value={one} />
        ))}
        <input type="hidden" name="shown" value={page} />
        <WaitingTable {...props} />
        {pages > 1 ? <PageTurner page={page} pages={pages} elsewhere={elsewhere.length} /> : null}
        {total > 0 ? (
          <div class="mt-4 flex flex-wrap gap-3">
            <SubmitButton>{pages > 1 ? '确认勾选人员的学时' : '确认所选人员的学时'}</SubmitButton>
            {pages > 1 ? (
              <SubmitButton tone="quiet" name="whom" value="ALL">
                {`不看勾选，确认全部 ${total} 人`}
              </SubmitButton>
            ) : null}
          </div>
        ) : null}
      </Form>
    </Page>
  );
}

function PageTurner({
  page,
  pages,
  elsewhere,
}: {
  page: number;
  pages: number;
  elsewhere: number;
}) {
  const turn = (to: number, label: string) => (
    <SubmitButton
      tone="quiet"
      size="small"
      formAction="/hours/confirmations/page"
      name="page"
      value={String(to)}
    >
      {label}
    </SubmitButton>
  );
  return (
    <nav aria-label="分页" class="mt-4 flex flex-wrap items-center gap-3">
      {page > 1 ? turn(page - 1, '上一页') : null}
      <span class="text-muted">
        第 {page} 页，共 {pages} 页；翻页保留勾选
        {elsewhere > 0 ? `，其他页已勾选 ${elsewhere} 人` : ''}
      </span>
      {page < pages ? turn(page + 1, '下一页') : null}
    </nav>
  );
}

function WaitingTable({ rows, page, selection }: ConfirmationsPageProps) {
  const ticked = (id: string) => !selection.seen.includes(page) || selection.chosen.has(id);
  return (
    <DataTable
      caption="待确认学时"
      rows={rows}
      rowKey={({ endorsement }) => endorsement.id}
      empty={
        <EmptyState title="没有待确认的学时" icon="check">
          人员的合格单审验之后，会自动出现在这里。
        </EmptyState>
      }
      columns={[
        {
          key: 'choose',
          label: '选择',
          cell: ({ endorsement, own, person }) =>
            own ? (
              <Badge tone="warning">本人</Badge>
            ) : (
              <input
                type="checkbox"
                class="checkbox checkbox-sm"
                name="id"
                value={endorsement.id}
                checked={ticked(endorsement.id)}
                aria-label={`选择${person?.name ?? ''}`}
              />
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
          key: 'topic',
          label: '年度专题',
          cell: ({ slip }) => `${slip?.content.year}年　${slip?.content.topicTitle}`,
        },
        {
          key: 'slip',
          label: '合格单',
          cell: ({ slip }) => <span class="figures">{slip?.slipNo}</span>,
        },
        {
          key: 'body',
          label: '审验',
          cell: ({ slip }) =>
            slip?.endorsement
              ? `${slip.endorsement.body}，${formatDate(new Date(slip.endorsement.at))}`
              : '',
        },
        {
          key: 'hours',
          label: '学时',
          numeric: true,
          cell: ({ slip }) => slip?.content.creditHours,
        },
      ]}
    />
  );
}
