import { Card, ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';

/** The form for number and code of a slip. */
export function VerifyPage({
  number,
  code,
  errors,
}: {
  number: string;
  code: string;
  errors: Record<string, string>;
}) {
  return (
    <Page
      title="查验合格单和证书"
      width="narrow"
      lead="凭合格单或继续教育证书上的编号和查验码，核对它是否由平台出具、是否有效。扫描纸上的二维码可以直接打开结果。"
    >
      <ErrorSummary errors={errors} {...(errors.form ? { title: '没有查到' } : {})} />
      <Card>
        <Form action="/verify" method="get">
          <TextField
            name="number"
            label="合格单编号"
            hint="例如 CQ20260000123；学时证书填证书编号，例如 ZS0000000123。"
            value={number}
            error={errors.number}
            autocomplete="off"
            required
          />
          <TextField
            name="code"
            label="查验码"
            hint="二维码旁，10位字母和数字"
            value={code}
            error={errors.code}
            autocomplete="off"
            required
          />
          <SubmitButton>查验</SubmitButton>
        </Form>
      </Card>
      <p class="mt-5 text-sm text-muted">
        为保护个人信息，不提供按姓名或证件号码查询；查验结果中的姓名和证件号码只显示一部分。
      </p>
    </Page>
  );
}
