import type { PageOf } from '../../../kernel/page-of.ts';
import { Badge, DataTable, DateTime, EmptyState, Pagination } from '../../../ui/index.ts';
import type { Recognition } from '../queries/recognitions.ts';
import type { Offering } from '../rules/subject.ts';

/** Recognised people with their hours and a link to each recognition. */
export function RecognitionTable({
  caption,
  recognitions,
  offerings,
}: {
  caption: string;
  recognitions: PageOf<Recognition>;
  /** Given where the lines are of several offerings. */
  offerings?: Offering[];
}) {
  const titleOf = new Map(
    (offerings ?? []).map(({ id, subjectName, organiser }) => [
      id,
      `${subjectName}（${organiser}）`,
    ]),
  );
  return (
    <section class="stack">
      <h2 class="text-xl">{caption}</h2>
      <DataTable
        caption={caption}
        rows={recognitions.rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有认定" icon="check">
            认定之后会列在这里。
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            label: '姓名',
            cell: ({ id, name }) => (
              <a class="link" href={`/professional-recognitions/${id}`}>
                {name}
              </a>
            ),
          },
          {
            key: 'number',
            label: '证件号码',
            cell: ({ idNumberMasked }) => <span class="figures">{idNumberMasked}</span>,
          },
          offerings
            ? {
                key: 'what',
                label: '内容',
                cell: ({ offeringId }: Recognition) => titleOf.get(offeringId) ?? '',
              }
            : {
                key: 'unit',
                label: '单位',
                cell: ({ organisationName }: Recognition) => organisationName,
              },
          {
            key: 'hours',
            label: '学时',
            numeric: true,
            cell: ({ creditHours, capped }) => `${creditHours}${capped ? '（按每日上限）' : ''}`,
          },
          {
            key: 'at',
            label: '认定',
            cell: ({ recognisedAt }) => <DateTime value={recognisedAt} only="date" />,
          },
          { key: 'state', label: '状态', cell: (one) => <RecognitionState {...one} /> },
        ]}
      />
      <Pagination of={recognitions} />
    </section>
  );
}

/** Whether a recognition counts. */
export function RecognitionState({
  withdrawnAt,
  withdrawnBecause,
  correctsId,
}: Pick<Recognition, 'withdrawnAt' | 'withdrawnBecause' | 'correctsId'>) {
  if (withdrawnAt) return <Badge tone="error">已撤回：{withdrawnBecause}</Badge>;
  return <Badge tone="success">{correctsId ? '有效（更正后）' : '有效'}</Badge>;
}
