import type { ComponentChildren } from 'preact';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { ErrorSummary, Form, Page, SubmitButton, TextField } from '../../../ui/index.ts';

/** The search box as a page of its own: on a phone, and after an empty search. */
export function SearchPage({ form }: { form: FormState }) {
  return (
    <Page
      title="查人、查单位"
      width="narrow"
      lead="只查得到您管理范围内的人员和单位；每次查看都会记入审计。"
    >
      <ErrorSummary errors={form.errors} />
      <SearchFields form={form} />
    </Page>
  );
}

/** The box with what it takes. */
export function SearchFields({
  form,
  children,
}: {
  form: FormState;
  children?: ComponentChildren;
}) {
  return (
    <Form action="/search">
      <TextField
        label="姓名、证件号码、手机号、合格单编号，或者单位名称、统一社会信用代码"
        hint="姓名至少写两个字；号码要写完整。"
        {...fieldOf(form, 'words')}
        type="search"
        required
      />
      <SubmitButton>查找</SubmitButton>
      {children}
    </Form>
  );
}
