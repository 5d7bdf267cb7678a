import { Alert, ButtonLink, Page } from '../../../ui/index.ts';

export function AccountClaimReceivedPage({ reference }: { reference: string }) {
  return (
    <Page title="申请已收到" width="narrow">
      <div class="stack">
        <Alert tone="success" title={`受理编号 ${reference}`}>
          请记下编号，携带证件原件到您选择的区县人力社保局窗口（没有固定区县的到培训中心）办理。
        </Alert>
        <p class="text-muted">
          核验通过后，工作人员会当场给您一个一次性代码，用它设置新密码即可登录。原登记的手机会收到通知。
        </p>
        <div>
          <ButtonLink href="/" tone="quiet">
            回到首页
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}
