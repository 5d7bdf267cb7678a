import type { FieldErrors } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  CodeField,
  DateTime,
  ErrorSummary,
  FieldScope,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Passkey } from '../queries/second-factors.ts';
import { PasskeyButton } from './passkey-button.tsx';

export interface OwnSecondFactorPageProps {
  passkeys: Passkey[];
  /** The authenticator app is set up. */
  app: boolean;
  recoveryCodes: number;
  /** A new authenticator app under way. */
  newApp?: NewApp;
  /** New codes, shown once. */
  newCodes?: string[];
  errors: FieldErrors;
}

/** The secret of a new app, shown once; 'code' when its code was wrong. */
export type NewApp = { secret: string; picture: string } | 'code';

/** The app, passkeys and recovery codes of an officer. Each change asks for the password again. */
export function OwnSecondFactorPage(props: OwnSecondFactorPageProps) {
  const { passkeys, app, recoveryCodes, newApp, newCodes, errors } = props;
  return (
    <Page
      title="第二步验证"
      lead="登录工作岗位时，密码之后还要一步。建议至少准备两种方式，并保存恢复代码。"
      crumbs={[{ label: '登录记录', href: '/account/sessions' }, { label: '第二步验证' }]}
      width="narrow"
    >
      <ErrorSummary errors={errors} />
      <div class="stack">
        {newCodes ? <NewCodes codes={newCodes} /> : null}
        <Card title="动态验证码" icon="phone">
          {newApp ? (
            <NewAppForm newApp={newApp} error={errors.code} />
          ) : (
            <details>
              <summary class="cursor-pointer">
                {app ? '验证器已设置，' : '还没有设置验证器，'}
                <span class="link">{app ? '换一个' : '设置'}</span>
              </summary>
              <FieldScope.Provider value="app-">
                <Form action="/account/second-factor/app" class="mt-3">
                  <p class="mb-3">新的验证器给出第一个验证码之前，旧的一直能用。</p>
                  <Proof />
                  <SubmitButton tone="quiet">显示新的密钥</SubmitButton>
                </Form>
              </FieldScope.Provider>
            </details>
          )}
        </Card>
        <Card title="通行密钥" icon="lock">
          {passkeys.length === 0 ? <p>还没有通行密钥。</p> : null}
          {passkeys.map((one) => (
            <OwnPasskey key={one.id} passkey={one} />
          ))}
          <h3 class="mt-6 mb-2">添加通行密钥</h3>
          <FieldScope.Provider value="add-">
            <Form action="/account/second-factor/passkeys">
              <TextField name="name" label="名称" hint="例如：办公电脑、手机。" required />
              <Proof />
              <PasskeyButton
                mode="create"
                label="添加通行密钥"
                optionsUrl="/account/second-factor/passkeys/options"
                answerUrl="/account/second-factor/passkeys"
              />
            </Form>
          </FieldScope.Provider>
        </Card>
        <Card title="恢复代码" icon="certificate">
          <p class="mb-4">
            {recoveryCodes > 0
              ? `还有 ${recoveryCodes} 个没有用过。重新生成后，旧的立即作废。`
              : '还没有恢复代码。手机和通行密钥都不在身边时，用它登录一次。'}
          </p>
          <Form action="/account/second-factor/recovery-codes">
            <Proof error={errors.password} />
            <SubmitButton tone="quiet">生成恢复代码</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function NewAppForm({ newApp, error }: { newApp: NewApp; error?: string | undefined }) {
  return (
    <>
      {newApp === 'code' ? (
        <p class="mb-3">密钥已经显示过。请输入新验证器现在的 6 位数字；没有扫描的，请重新开始。</p>
      ) : (
        <div class="mb-4">
          <img
            src={newApp.picture}
            width={176}
            height={176}
            alt="新验证器的二维码，内容与下面的密钥相同"
          />
          <p class="mt-2">
            用新的验证器扫描，或手工输入密钥：
            <code class="block my-1 break-all figures">
              {newApp.secret.match(/.{1,4}/g)?.join(' ')}
            </code>
          </p>
        </div>
      )}
      <Form action="/account/second-factor/app/code">
        <CodeField error={error} />
        <div class="flex flex-wrap items-center gap-4">
          <SubmitButton>启用新的验证器</SubmitButton>
          <a class="link" href="/account/second-factor">
            重新开始
          </a>
        </div>
      </Form>
    </>
  );
}

function Proof({ error }: { error?: string | undefined }) {
  return (
    <TextField
      name="password"
      label="现在的密码"
      type="password"
      error={error}
      autocomplete="current-password"
      required
    />
  );
}

function OwnPasskey({ passkey }: { passkey: Passkey }) {
  const { id, name, createdAt, lastUsedAt } = passkey;
  return (
    <details class="mb-3">
      <summary class="cursor-pointer">
        <strong>{name}</strong>，<DateTime value={createdAt} /> 添加
        {lastUsedAt ? (
          <>
            ，<DateTime value={lastUsedAt} /> 用过
          </>
        ) : null}
      </summary>
      <FieldScope.Provider value={`${id}-`}>
        <Form action={`/account/second-factor/passkeys/${id}/removal`} class="mt-3">
          <Proof />
          <SubmitButton tone="danger" size="small">
            删除
          </SubmitButton>
        </Form>
      </FieldScope.Provider>
    </details>
  );
}

function NewCodes({ codes }: { codes: string[] }) {
  return (
    <Alert tone="success" title="请保存这些恢复代码，它们只显示这一次">
      <ul class="figures grid grid-cols-2 gap-2 mt-2" data-recovery-codes>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
