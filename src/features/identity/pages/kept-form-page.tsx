import { Alert, ButtonLink, Form, Page, SubmitButton } from '../../../ui/index.ts';

/** Offers to submit the form that an idle end interrupted. */
export function KeptFormPage({
  action,
  fields,
}: {
  action: string;
  fields: { name: string; value: string }[];
}) {
  return (
    <Page title="您刚才填写的内容还在" width="narrow">
      <div class="stack">
        <Alert tone="info">
          登录中断前您正在提交一份表单，内容已经为您保留，还没有提交。出于安全考虑，密码不保留。
        </Alert>
        <Form action={action} class="flex flex-wrap gap-3">
          {fields.map(({ name, value }, index) => (
            <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
          ))}
          <SubmitButton size="large">继续提交</SubmitButton>
          <ButtonLink href="/" tone="quiet" size="large">
            不提交了
          </ButtonLink>
        </Form>
      </div>
    </Page>
  );
}
