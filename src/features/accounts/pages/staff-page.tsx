import { typed } from '../../../platform/http/form.ts';
import {
  Badge,
  type Column,
  ConfirmButton,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  formatDay,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { EmploymentState } from '../learner.ts';
import type { RefusedRow } from '../refused-row.ts';

interface StaffLink {
  id: string;
  accountId: string;
  name: string;
  idNumberMasked: string;
  phoneMasked: string | null;
  state: EmploymentState;
  validFrom: string;
}

export interface StaffPageProps {
  unitName: string;
  links: StaffLink[];
  ownAccountId: string;
  refused: RefusedRow | null;
}

/** The people of a unit: who waits for an answer first. */
export function StaffPage({ unitName, links, ownAccountId, refused }: StaffPageProps) {
  const waiting = links.filter((one) => one.state === 'CLAIMED').length;
  const columns: Column<StaffLink>[] = [
    { key: 'name', label: '姓名', cell: (one) => one.name },
    {
      key: 'number',
      label: '证件号码',
      cell: (one) => <span class="figures">{one.idNumberMasked}</span>,
    },
    {
      key: 'phone',
      label: '手机号',
      cell: (one) => <span class="figures">{one.phoneMasked ?? '未登记'}</span>,
    },
    { key: 'from', label: '自何时', cell: (one) => formatDay(one.validFrom) },
    {
      key: 'state',
      label: '状态',
      cell: (one) => (
        <Answer
          link={one}
          ownAccountId={ownAccountId}
          refused={refused?.id === one.id ? refused : null}
        />
      ),
    },
  ];
  return (
    <Page
      title="本单位人员"
      lead={`${unitName}：${links.length} 人，其中 ${waiting} 人等待确认。确认之前不影响他们学习。`}
      width="wide"
    >
      <ErrorSummary errors={refused?.errors ?? {}} />
      <DataTable
        caption="本单位人员"
        columns={columns}
        rows={links}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="还没有人选择您的单位" icon="building">
            学员注册时选择本单位后会出现在这里。
          </EmptyState>
        }
      />
    </Page>
  );
}

function Answer({
  link,
  ownAccountId,
  refused,
}: {
  link: StaffLink;
  ownAccountId: string;
  refused: RefusedRow | null;
}) {
  if (link.state === 'CONFIRMED') return <Badge tone="success">已确认</Badge>;
  if (link.accountId === ownAccountId) return <Badge tone="info">本人，由另一位管理员确认</Badge>;
  return (
    <div class="flex flex-wrap gap-2 items-start">
      <Form action={`/staff/${link.id}/confirmation`}>
        <SubmitButton size="small">确认</SubmitButton>
      </Form>
      <ConfirmButton
        label="不是本单位人员"
        question="对方会收到短信。"
        confirm="确认退回"
        action={`/staff/${link.id}/rejection`}
        open={refused !== null}
      >
        <TextArea
          name="reason"
          label="原因"
          rows={2}
          value={typed(refused?.values ?? {}, 'reason')}
          error={refused?.errors.reason}
          required
        />
      </ConfirmButton>
    </div>
  );
}
