import { Badge, DataTable, DateTime, EmptyState } from '../../../ui/index.ts';
import { type AttendanceList, listStateNames, listTones } from '../queries/lists.ts';

/** Lists of attendances with their states and links to their rows. */
export function ListTable({
  lists,
  caption = '名单',
}: {
  lists: AttendanceList[];
  caption?: string;
}) {
  return (
    <section class="stack">
      <h2 class="text-xl">{caption}</h2>
      <DataTable
        caption={caption}
        rows={lists}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="没有名单" icon="list">
            在培训页上传名单之后，会列在这里。
          </EmptyState>
        }
        columns={[
          {
            key: 'file',
            label: '名单',
            cell: ({ id, fileName }) => (
              <a class="link" href={`/professional-lists/${id}`}>
                {fileName}
              </a>
            ),
          },
          { key: 'from', label: '上传单位', cell: ({ organisationName }) => organisationName },
          { key: 'at', label: '上传', cell: ({ uploadedAt }) => <DateTime value={uploadedAt} /> },
          { key: 'rows', label: '人数', numeric: true, cell: ({ rows }) => rows },
          { key: 'faults', label: '有问题', numeric: true, cell: ({ faults }) => faults },
          {
            key: 'state',
            label: '状态',
            cell: ({ state }) => <Badge tone={listTones[state]}>{listStateNames[state]}</Badge>,
          },
        ]}
      />
    </section>
  );
}
