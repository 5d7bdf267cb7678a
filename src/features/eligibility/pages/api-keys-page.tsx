import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  CheckboxField,
  ConfirmButton,
  DataTable,
  DateField,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import type { ApiKey, ApiScope } from '../queries/api-keys.ts';

export interface ApiKeysPageProps {
  keys: ApiKey[];
  organisations: Organisation[];
  now: Date;
  form: FormState;
  /** A key just made: shown this once. */
  made: string | null;
  /** The form that revokes a key, when it was refused. */
  revocation: (FormState & { id: string }) | null;
}

export const apiScopeNames: { [scope in ApiScope]: string } = {
  RECORD: '历年记录',
  READINESS: '申报准备情况',
};

/** Keys of title-review systems: which organisation may ask for what, how often and until when. */
export function ApiKeysPage(props: ApiKeysPageProps) {
  const { keys, organisations, now, form, made, revocation } = props;
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  return (
    <Page
      title="接口密钥"
      width="wide"
      lead="职称评审系统凭密钥查询记录。密钥按单位发放，只能查询该单位管辖范围内的人员，每次查询都写入审计记录。"
      actions={<ButtonLink href="/api/docs">接口说明</ButtonLink>}
    >
      <div class="stack">
        <ErrorSummary errors={revocation?.errors ?? form.errors} />
        {made ? (
          <Alert tone="success" title="密钥已生成，只显示这一次">
            <p class="figures break-all font-semibold">{made}</p>
            <p>请现在抄存并安全地交给使用单位。离开本页后不能再查看，遗失的请停用后重新生成。</p>
          </Alert>
        ) : null}
        <DataTable
          caption="密钥"
          rows={keys}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="还没有密钥" icon="lock">
              需要对接的系统，在下面生成密钥。
            </EmptyState>
          }
          columns={[
            { key: 'name', label: '用途', cell: ({ name }) => name },
            { key: 'of', label: '单位', cell: ({ organisationId }) => nameOf.get(organisationId) },
            { key: 'hint', label: '开头', cell: ({ hint }) => <code>{hint}…</code> },
            {
              key: 'scope',
              label: '可查',
              cell: ({ scope }) => scope.map((one) => apiScopeNames[one]).join('、'),
            },
            {
              key: 'limit',
              label: '每分钟',
              numeric: true,
              cell: ({ requestsPerMinute }) => `${requestsPerMinute}次`,
            },
            {
              key: 'used',
              label: '最近使用',
              cell: ({ lastUsedAt }) => (lastUsedAt ? <DateTime value={lastUsedAt} /> : '没有用过'),
            },
            {
              key: 'until',
              label: '到期',
              cell: ({ expiresAt }) => <DateTime value={lastMomentOf(expiresAt)} only="date" />,
            },
            {
              key: 'state',
              label: '状态',
              cell: (key) => (
                <KeyState
                  apiKey={key}
                  now={now}
                  refused={revocation?.id === key.id ? revocation : null}
                />
              ),
            },
          ]}
        />
        <NewKey organisations={organisations} form={form} />
      </div>
    </Page>
  );
}

function KeyState({
  apiKey,
  now,
  refused,
}: {
  apiKey: ApiKey;
  now: Date;
  refused: FormState | null;
}) {
  if (apiKey.revokedAt)
    return (
      <>
        <Badge tone="error">已停用</Badge>
        <p class="text-muted">{apiKey.revokedBecause}</p>
      </>
    );
  if (apiKey.expiresAt <= now) return <Badge tone="neutral">已到期</Badge>;
  return (
    <>
      <Badge tone="success">有效</Badge>
      <ConfirmButton
        label="停用"
        question={`停用“${apiKey.name}”的密钥后，对方系统立即不能查询。`}
        confirm="确定停用"
        action={`/api-keys/${apiKey.id}/revocation`}
        tone="quiet"
        open={refused !== null}
      >
        <TextArea label="原因" rows={2} {...fieldOf(refused ?? emptyForm, 'because')} required />
      </ConfirmButton>
    </>
  );
}

function NewKey({ organisations, form }: Pick<ApiKeysPageProps, 'organisations' | 'form'>) {
  const { values, errors } = form;
  const text = (name: string, preset = '') => {
    const value = values[name];
    return { name, value: typeof value === 'string' ? value : preset, error: errors[name] };
  };
  const chosen = [values.scope].flat();
  return (
    <Card title="生成密钥" icon="lock">
      <Form action="/api-keys">
        <SelectField
          {...text('organisationId')}
          label="单位"
          placeholder="请选择"
          required
          options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...text('name')} label="用途" hint="例如：某某职称评审系统" required />
        <fieldset class="field" id="field-scope" tabIndex={-1}>
          <legend class="field-label">可查</legend>
          {(['RECORD', 'READINESS'] as const).map((scope) => (
            <CheckboxField
              key={scope}
              name="scope"
              among
              value={scope}
              label={apiScopeNames[scope]}
              checked={values.name === undefined || chosen.includes(scope)}
            />
          ))}
        </fieldset>
        <TextField
          {...text('requestsPerMinute', '60')}
          label="每分钟最多查询次数"
          type="number"
          inputMode="numeric"
          size="short"
          required
        />
        <DateField {...text('expiresOn')} label="到期日期" hint="到期当天仍可使用" required />
        <SubmitButton>生成密钥</SubmitButton>
      </Form>
    </Card>
  );
}

// It ends with the day that was named: the next one is the first on which it is not answered.
const lastMomentOf = (expiresAt: Date) => new Date(expiresAt.getTime() - 1);
