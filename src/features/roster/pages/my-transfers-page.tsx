import { typed } from '../../../platform/http/form.ts';
import {
  Card,
  DataTable,
  DateField,
  EmptyState,
  ErrorSummary,
  FieldScope,
  Form,
  formatDay,
  Page,
  SubmitButton,
} from '../../../ui/index.ts';
import type { ShownTransfer } from '../rules/transfer.ts';
import type { FormState } from './form-state.ts';
import { StateOf } from './transfers-page.tsx';

/** Transfer requests to a person, and the outcome of their moves. */
export function MyTransfersPage({
  transfers,
  form,
}: {
  transfers: ShownTransfer[];
  form: FormState;
}) {
  const asked = transfers.filter(({ state }) => state === 'ASKED');
  const others = transfers.filter(({ state }) => state !== 'ASKED');
  return (
    <Page
      title="单位和机构的请求"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '单位和机构的请求' }]}
      lead="单位请您进入它的名册，由您同意或者不同意。学习记录、合格单和学时始终是您自己的，随您走。"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {asked.map((one) => (
          <TransferRequest key={one.id} transfer={one} form={form.of === one.id ? form : null} />
        ))}
        {asked.length === 0 ? (
          <EmptyState title="没有等待您答复的请求" icon="check">
            换了单位，也可以在“我的资料”里自己登记。
          </EmptyState>
        ) : null}
        {others.length > 0 ? (
          <DataTable
            caption="以前的请求和转移"
            rows={others}
            rowKey={({ id }) => id}
            columns={[
              { key: 'to', label: '新单位（机构）', cell: ({ toName }) => toName ?? '未登记' },
              { key: 'from', label: '原单位（机构）', cell: ({ fromName }) => fromName ?? '—' },
              { key: 'day', label: '自何时', cell: ({ startsOn }) => formatDay(startsOn) },
              { key: 'state', label: '状态', cell: (one) => <StateOf transfer={one} /> },
            ]}
          />
        ) : null}
      </div>
    </Page>
  );
}

function TransferRequest({ transfer, form }: { transfer: ShownTransfer; form: FormState | null }) {
  const { id, kind, toName, startsOn, department, post } = transfer;
  const what = kind === 'EMPLOYMENT' ? '为本单位人员' : '由它保管您的档案';
  return (
    <Card title={`${toName}请您确认`} icon="building" tone="accent">
      <p class="mb-3">
        {toName}登记您自 {formatDay(startsOn)} 起{what}
        {[department, post].some(Boolean)
          ? `（${[department, post].filter(Boolean).join('，')}）`
          : ''}
        。同意后，您现在的{kind === 'EMPLOYMENT' ? '任职' : '托管'}在这一天结束，原来的记录保留。
      </p>
      <FieldScope.Provider value={form ? '' : `${id}-`}>
        <Form action={`/my-transfers/${id}/acceptance`} class="stack">
          <DateField
            name="from"
            label="开始日期"
            hint="不对的，请改为实际的日期。"
            value={form ? typed(form.values, 'from') : startsOn}
            error={form?.errors.from}
            required
          />
          <div class="flex flex-wrap gap-3">
            <SubmitButton>同意</SubmitButton>
            <SubmitButton tone="quiet" formAction={`/my-transfers/${id}/refusal`}>
              不同意
            </SubmitButton>
          </div>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}
