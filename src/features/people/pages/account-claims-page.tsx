import { typed } from '../../../platform/http/form.ts';
import {
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  Page,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { AccountClaim } from '../queries/account-claims.ts';
import type { RefusedRow } from './refused-row.ts';

/** Open account claims of a counter. */
export function AccountClaimsPage({
  claims,
  refused,
}: {
  claims: AccountClaim[];
  refused: RefusedRow | null;
}) {
  return (
    <Page
      title="账号申领"
      lead="请当面核对证件原件与申请内容；移交后原手机会收到通知，原登录全部结束。"
    >
      <ErrorSummary errors={refused?.errors ?? {}} />
      {claims.length === 0 ? (
        <EmptyState title="没有待办的申领" icon="person">
          有人申请收回账号时会出现在这里。
        </EmptyState>
      ) : (
        <div class="stack">
          {claims.map((claim) => (
            <Claim
              key={claim.id}
              claim={claim}
              refused={refused?.id === claim.id ? refused : null}
            />
          ))}
        </div>
      )}
    </Page>
  );
}

function Claim({ claim, refused }: { claim: AccountClaim; refused: RefusedRow | null }) {
  const { errors = {}, values = {} } = refused ?? {};
  return (
    <Card title={`${claim.claimantName} · ${claim.reference}`} icon="person">
      <DefinitionList
        items={[
          { label: '证件号码', value: <span class="figures">{claim.idNumberMasked}</span> },
          { label: '联系手机', value: <span class="figures">{claim.claimantPhoneMasked}</span> },
          { label: '情况说明', value: claim.statement },
          { label: '申请时间', value: <DateTime value={claim.createdAt} /> },
        ]}
      />
      <div class="mt-4 flex flex-wrap gap-3 items-start">
        <ConfirmButton
          label="核验无误，移交账号"
          tone="primary"
          question="已当面核对证件原件，本人与证件一致？"
          confirm="确认移交"
          action={`/claims/${claim.id}/grant`}
          open={errors.idNumber !== undefined}
        >
          <TextField
            name="idNumber"
            label="照证件原件输入完整证件号码"
            autocomplete="off"
            value={typed(values, 'idNumber')}
            error={errors.idNumber}
            required
          />
        </ConfirmButton>
        <ConfirmButton
          label="退回"
          question="退回后申请人会收到短信。"
          confirm="确认退回"
          action={`/claims/${claim.id}/rejection`}
          open={errors.reason !== undefined}
        >
          <TextArea
            name="reason"
            label="原因"
            rows={2}
            value={typed(values, 'reason')}
            error={errors.reason}
            required
          />
        </ConfirmButton>
      </div>
    </Card>
  );
}
