import { Badge, Card } from './blocks.tsx';
import { CheckboxField, RadioField, SelectField } from './choice-fields.tsx';
import { DateField, FileField, TextArea, TextField } from './fields.tsx';
import { ButtonLink, ConfirmButton, ErrorSummary, Form, SubmitButton } from './form.tsx';

/** One field of each kind, with an error. */
export function GalleryForm({ errors }: { errors: Record<string, string> }) {
  return (
    <Card title="登记信息" icon="pen" actions={<Badge tone="neutral">草稿</Badge>}>
      <ErrorSummary errors={errors} />
      <Form action="/gallery" upload>
        <TextField
          name="name"
          label="姓名"
          hint="与证件一致，生僻字与“·”都可以填"
          value={'<b>甲</b>"'}
          error={errors.name}
          autocomplete="name"
          required
        />
        <TextField name="code" label="验证码" size="short" inputMode="numeric" required />
        <DateField name="born" label="取得职称日期" value="2020-06-01" />
        <SelectField
          name="district"
          label="工作区县"
          placeholder="请选择"
          options={[
            { value: 'a', label: '渝中区' },
            { value: 'b', label: '沙坪坝区' },
          ]}
          error={errors.district}
          required
        />
        <RadioField
          name="way"
          label="缴费方式"
          value="online"
          required
          options={[
            { value: 'online', label: '在线支付', hint: '支付成功后自动开通' },
            { value: 'counter', label: '现场缴费', hint: '到当地人力社保局办理' },
          ]}
        />
        <TextArea name="note" label="说明" rows={3} />
        <FileField
          name="proof"
          label="证明材料"
          hint="PDF 或照片，不超过 5 MB"
          accept=".pdf,.jpg"
        />
        <CheckboxField name="consent" label="我已阅读并同意个人信息保护告知" required />
        <div class="flex flex-wrap items-start gap-3">
          <SubmitButton busyText="正在提交…">提交</SubmitButton>
          <ButtonLink href="/" tone="quiet">
            返回
          </ButtonLink>
        </div>
      </Form>
      <div class="mt-4">
        <ConfirmButton
          label="退选"
          question="退选后可以重新选报，不产生费用。确定退选吗？"
          confirm="确定退选"
          action="/gallery/withdrawal"
        />
      </div>
    </Card>
  );
}
