import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { PayeeAccount } from '../queries/payee-accounts.ts';

export interface PayeeAccountPageProps {
  account: PayeeAccount | null;
  /** Confirmed, and not yet valid. */
  coming: (PayeeAccount & { id: string; validFrom: Date }) | undefined;
  waiting: Proposal | undefined;
  form: FormState;
}

/** The bank account that takes transfers, and its change by two persons. */
export function PayeeAccountPage({ account, coming, waiting, form }: PayeeAccountPageProps) {
  return (
    <Page
      title="收款账户"
      lead="印在单位的付款通知书上。修改由两个人办，确认一天后启用，并告知市人力社保局；已有的集体订单仍显示下单时的账户。"
      crumbs={[{ label: '银行流水', href: '/bank-lines' }, { label: '收款账户' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        <OpenProposal proposal={waiting} />
        {coming ? <Coming coming={coming} /> : null}
        <Card title="现在的账户" icon="building">
          {account ? <Account account={account} /> : <p class="text-muted">还没有登记。</p>}
        </Card>
        {coming || waiting ? null : (
          <Card title="修改账户" icon="pen">
            <Form action="/payee-account">
              <TextField {...fieldOf(form, 'holder')} label="新的户名" required />
              <TextField {...fieldOf(form, 'bank')} label="新的开户银行" required />
              <TextField
                {...fieldOf(form, 'accountNo')}
                label="新的账号"
                inputMode="numeric"
                autocomplete="off"
                required
              />
              <TextArea
                {...fieldOf(form, 'reason')}
                label="原因"
                hint="例如依据的文件和日期。"
                rows={2}
                maxLength={200}
                required
              />
              <SubmitButton tone="quiet">提请复核</SubmitButton>
            </Form>
          </Card>
        )}
      </div>
    </Page>
  );
}

function Account({ account }: { account: PayeeAccount }) {
  return (
    <DefinitionList
      items={[
        { label: '户名', value: account.holder },
        { label: '开户银行', value: account.bank },
        { label: '账号', value: <span class="figures">{account.accountNo}</span> },
      ]}
    />
  );
}

function Coming({ coming }: { coming: NonNullable<PayeeAccountPageProps['coming']> }) {
  return (
    <Alert tone="warning" title="新的账户已确认，等待启用">
      <p class="mb-2">
        <DateTime value={coming.validFrom} /> 起启用。发现不对的，任何一位经办人都可以停止。
      </p>
      <Account account={coming} />
      <ConfirmButton
        label="停止启用"
        question="停止后仍用现在的账户。"
        confirm="确定停止"
        action={`/payee-account/${coming.id}/stop`}
      />
    </Alert>
  );
}
