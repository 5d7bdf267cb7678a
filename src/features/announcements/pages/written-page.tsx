import type { Day } from '../../../kernel/calendar.ts';
import { ButtonLink, DataTable, DateTime, EmptyState, Page } from '../../../ui/index.ts';
import { type Announcement, kindNames, statusNames, statusOn } from '../rules/announcement.ts';

/** The announcements of a body, drafts included. */
export function WrittenPage({
  announcements,
  today,
}: {
  announcements: Announcement[];
  today: Day;
}) {
  return (
    <Page
      title="公告管理"
      width="wide"
      lead="公告由一人发布；政策文件和通报由一人起草、另一人核对后发布。"
      crumbs={[{ label: '公告与政策', href: '/announcements' }, { label: '管理' }]}
      actions={<ButtonLink href="/announcement-desk/new">起草</ButtonLink>}
    >
      <DataTable
        caption="本单位的文件"
        rows={announcements}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有文件" icon="pen">
            起草后先保存为草稿，核对无误再发布。
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            label: '标题',
            cell: ({ id, title, state }) => (
              <a
                class="link"
                href={
                  state === 'DRAFT'
                    ? `/announcement-desk/${id}/publication`
                    : `/announcements/${id}`
                }
              >
                {title}
              </a>
            ),
          },
          { key: 'kind', label: '种类', cell: ({ kind }) => kindNames[kind] },
          { key: 'state', label: '状态', cell: (one) => statusNames[statusOn(one, today)] },
          {
            key: 'at',
            label: '起草',
            cell: ({ draftedAt }) => <DateTime value={draftedAt} only="date" />,
          },
          {
            key: 'published',
            label: '发布',
            cell: ({ publishedAt }) =>
              publishedAt ? <DateTime value={publishedAt} only="date" /> : '没有发布',
          },
        ]}
      />
    </Page>
  );
}
