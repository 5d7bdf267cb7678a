import { type OfficerRole, roleNames } from '../../../kernel/actor.ts';
import type { PageOf } from '../../../kernel/page-of.ts';
import {
  type Column,
  DataTable,
  DateTime,
  EmptyState,
  Form,
  formatDay,
  Page,
  Pagination,
  SubmitButton,
} from '../../../ui/index.ts';
import type { RoleToReview } from '../queries/role-reviews.ts';
import { periodWords } from '../rules/role-review.ts';

/** The half-yearly review: what is kept is ticked, what is not is opened and ended by two administrators. */
export function RoleReviewPage({
  roles,
  period,
  waiting,
  reviewerId,
}: {
  roles: PageOf<RoleToReview>;
  period: string;
  waiting: number;
  /** Null for who only reads. */
  reviewerId: string | null;
}) {
  const list = (
    <DataTable
      caption="待核对的岗位"
      field="id"
      columns={columnsFor(reviewerId)}
      rows={roles.rows}
      rowKey={(one) => one.id}
      empty={
        <EmptyState title="这个半年的岗位都核对过了" icon="check">
          新授予的岗位会继续出现在这里。
        </EmptyState>
      }
    />
  );
  return (
    <Page
      title={`岗位核对（${periodWords(period)}）`}
      lead={`每半年逐个核对在任的岗位：仍有需要的勾选确认；不再需要的，点开岗位提请结束。还有 ${waiting} 个。最久没有登录的排在最前。`}
      width="wide"
      crumbs={[{ label: '岗位授权', href: '/role-assignments' }, { label: '岗位核对' }]}
    >
      {reviewerId && roles.rows.length > 0 ? (
        <Form action="/role-reviews" class="stack">
          {list}
          <div>
            <SubmitButton busyText="正在确认…">勾选的岗位继续保留</SubmitButton>
          </div>
        </Form>
      ) : (
        list
      )}
      <Pagination of={roles} />
    </Page>
  );
}

function columnsFor(reviewerId: string | null): Column<RoleToReview>[] {
  return [
    {
      key: 'tick',
      label: '保留',
      cell: (one) =>
        reviewerId === null || one.accountId === reviewerId ? (
          <span class="text-muted">{reviewerId === null ? '' : '本人'}</span>
        ) : (
          <input
            type="checkbox"
            class="checkbox"
            name="id"
            value={one.id}
            aria-label={`保留${one.name}的岗位`}
          />
        ),
    },
    {
      key: 'name',
      label: '姓名',
      cell: (one) => (
        <>
          <a class="link" href={`/role-assignments/${one.id}`}>
            {one.name}
          </a>
          <span class="block text-sm text-muted figures">{one.idNumberMasked}</span>
        </>
      ),
    },
    { key: 'role', label: '岗位', cell: (one) => roleNames[one.role as OfficerRole] },
    { key: 'body', label: '单位', cell: (one) => one.bodyName },
    {
      key: 'term',
      label: '期限',
      cell: (one) =>
        `${formatDay(one.validFrom)}起${one.endsOn ? `，至${formatDay(one.endsOn)}` : ''}`,
    },
    {
      key: 'seen',
      label: '最近登录',
      cell: (one) => (one.lastSeenAt ? <DateTime value={one.lastSeenAt} /> : '没有登录过'),
    },
  ];
}
