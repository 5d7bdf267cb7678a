import { Alert, ButtonLink, Card, Page } from '../../../ui/index.ts';

/** The one-time code for the person at the counter, shown only here (Q1, Q2). */
export function OneTimeCodePage({
  code,
  name,
  registered,
}: {
  code: string;
  name: string;
  /** The account just registered; without it the code is for a new password only. */
  registered?: string;
}) {
  return (
    <Page title="一次性代码" width="narrow">
      <div class="stack">
        <Card title={`请交给 ${name} 本人`} icon="lock" tone="accent">
          <p class="text-3xl font-semibold figures tracking-widest my-2" data-code>
            {code}
          </p>
          <p class="text-muted">
            24 小时内有效，只能用一次。
            {registered
              ? '本人在登录页选择“窗口登记后启用账号”，输入证件号码和代码，阅读并同意个人信息保护告知，设置密码；以后用证件号码登录。'
              : '本人在登录页选择“忘记密码”，进入“窗口代码重设”，输入代码并设置新密码。'}
          </p>
        </Card>
        <Alert tone="warning">这个代码只显示这一次，离开本页后不能再查看；遗失可重新办理。</Alert>
        <div class="flex flex-wrap gap-3">
          {registered ? (
            <ButtonLink href={`/counter/learners/${registered}`}>继续收款开通</ButtonLink>
          ) : null}
          <ButtonLink href="/" tone="quiet">
            回到工作台
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
