import {
  counterOnlyDocuments,
  type IdDocumentType,
  idDocumentNames,
  idDocumentTypes,
} from '../../../kernel/id-number.ts';
import { typed } from '../../../platform/http/form.ts';
import {
  Card,
  DateField,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { AffiliationKind } from '../../people/index.ts';
import { membershipWords } from '../rules/body-membership.ts';
import type { FormState } from './form-state.ts';

/** The form to request the transfer of a person, by number and name (Q10). */
export function TransferRequestPage({ kind, form }: { kind: AffiliationKind; form: FormState }) {
  const { values, errors } = form;
  const text = (name: string, label: string, more: { hint?: string; required?: boolean } = {}) => (
    <TextField
      name={name}
      label={label}
      value={typed(values, name)}
      error={errors[name]}
      {...more}
    />
  );
  return (
    <Page
      title="请求转入"
      width="narrow"
      crumbs={[
        { label: membershipWords[kind].people, href: '/roster' },
        { label: '转入转出', href: '/roster/transfers' },
        { label: '请求转入' },
      ]}
      lead="已有账号的人，由本人同意后进入您的名册。平台不会告诉您这个人有没有账号、现在在哪里。"
    >
      <ErrorSummary errors={errors} />
      <Card>
        <Form action="/roster/transfers">
          {text('name', '姓名', { hint: '与证件上一致。', required: true })}
          <SelectField
            name="idDocumentType"
            label="证件类型"
            value={typed(values, 'idDocumentType') || 'RESIDENT_ID'}
            error={errors.idDocumentType}
            options={documents.map((value) => ({ value, label: idDocumentNames[value] }))}
            required
          />
          {text('idNumber', '证件号码', { required: true })}
          <DateField
            name="from"
            label="开始日期"
            hint="从这一天起在您的名册里，本人同意时可以更正。"
            value={typed(values, 'from')}
            error={errors.from}
            required
          />
          {kind === 'EMPLOYMENT' ? (
            <>
              {text('department', '部门')}
              {text('post', '岗位')}
            </>
          ) : null}
          <SubmitButton>发出请求</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}

// Documents that can be registered online come first.
const documents: IdDocumentType[] = idDocumentTypes.toSorted(
  (one, other) => Number(counterOnlyDocuments.has(one)) - Number(counterOnlyDocuments.has(other)),
);
