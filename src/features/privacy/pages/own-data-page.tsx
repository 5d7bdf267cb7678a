import { type FormState, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  ButtonLink,
  Card,
  type Column,
  ConfirmButton,
  DataTable,
  DateTime,
  EmptyState,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Look } from '../../audit/index.ts';
import type { MailAddress } from '../../messages/index.ts';
import { type Closure, erased, staying, undoDays } from '../rules/closure.ts';

export interface OwnDataPageProps {
  looks: Look[];
  mail: MailAddress | null;
  closure: Closure | null;
  form: FormState;
}

const columns: Column<Look>[] = [
  { key: 'at', label: '时间', cell: (row) => <DateTime value={row.at} /> },
  { key: 'who', label: '谁', cell: (row) => [row.body, row.role].filter(Boolean).join(' · ') },
  { key: 'did', label: '做了什么，为什么', cell: (row) => row.did },
];

/** What a person can know and do about their own data. */
export function OwnDataPage({ looks, mail, closure, form }: OwnDataPageProps) {
  return (
    <Page
      title="我的数据"
      lead="取得副本，查看谁看过您的信息，更正，撤回同意，注销账号。"
      crumbs={[{ label: '我的资料', href: '/account' }, { label: '我的数据' }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {closure ? <Closing closure={closure} /> : null}
        <Card title="取得副本" icon="download">
          <p class="mb-3">
            您的全部信息，马上生成。JSON 便于转到别处，PDF
            便于阅读和打印。文件含完整证件号码，请妥善保管。
          </p>
          <div class="flex flex-wrap gap-3">
            <ButtonLink href="/account/data/copy.pdf">打开 PDF</ButtonLink>
            <ButtonLink href="/account/data/copy.json" tone="quiet" download>
              下载 JSON
            </ButtonLink>
          </div>
        </Card>
        <Card title="谁看过我的信息" icon="search">
          <DataTable
            caption="谁看过我的信息"
            columns={columns}
            rows={looks}
            rowKey={({ id }) => String(id)}
            empty={
              <EmptyState title="没有人查看过">
                工作人员查看、导出您的信息后会显示在这里。
              </EmptyState>
            }
          />
        </Card>
        <div class="grid gap-5 lg:grid-cols-2 items-start">
          <Card title="更正" icon="pen">
            <p class="mb-3">
              单位、职称、手机号可以自己修改；姓名和证件号码核对之后，请带证件到窗口更正。
            </p>
            <ButtonLink href="/account" tone="quiet">
              查看和修改
            </ButtonLink>
          </Card>
          <Consents mail={mail} />
        </div>
        {closure ? null : <Close form={form} />}
      </div>
    </Page>
  );
}

function Consents({ mail }: { mail: MailAddress | null }) {
  return (
    <Card title="自愿同意的事项" icon="check">
      {mail ? (
        <>
          <p class="mb-3">
            用邮箱 {mail.addressMasked} 接收提醒。撤回后邮箱地址即删除，不影响任何业务。
          </p>
          <ConfirmButton
            label="撤回同意"
            question="确定不再用邮箱接收提醒吗？"
            confirm="撤回并删除邮箱"
            action="/messages/mail-address/removal"
          />
        </>
      ) : (
        <p>
          目前没有。其他信息都是办理业务所必需，依据见
          <a href="/privacy/collected">个人信息收集清单</a>。
        </p>
      )}
    </Card>
  );
}

function Closing({ closure }: { closure: Closure }) {
  return (
    <Alert tone="warning" title="账号正在注销">
      <p class="mb-3">
        <DateTime value={closure.dueAt} />{' '}
        以后，联系方式和登录信息将被删除，不能恢复。之前可以撤回。
      </p>
      <ConfirmButton
        label="撤回注销"
        question="撤回后账号照常使用。"
        confirm="确定撤回"
        action="/account/data/closing/withdrawal"
      />
    </Alert>
  );
}

function Close({ form: { values, errors } }: { form: FormState }) {
  return (
    <Card title="注销账号" icon="leave">
      <p>注销后会删除：</p>
      <ul class="list-disc pl-6 mb-3">
        {erased.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p>依法保留：</p>
      <ul class="list-disc pl-6 mb-3">
        {staying.map(({ what, law }) => (
          <li key={what}>
            {what}：{law}。
          </li>
        ))}
      </ul>
      <p class="mb-3">申请后 {undoDays} 天内登录即可撤回。以后要再学习，请带证件到窗口办理。</p>
      <Form action="/account/data/closing">
        <TextField
          name="password"
          label="登录密码"
          type="password"
          required
          autocomplete="current-password"
          value={typed(values, 'password')}
          error={errors.password}
        />
        <SubmitButton tone="quiet">申请注销</SubmitButton>
      </Form>
    </Card>
  );
}
