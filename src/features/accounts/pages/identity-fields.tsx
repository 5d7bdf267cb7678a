import { type IdDocumentType, idDocumentNames } from '../../../kernel/id-number.ts';
import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import { SelectField, TextField } from '../../../ui/index.ts';
import type { Choices } from '../choices.ts';

export interface FormState {
  values: FormValues;
  errors: FieldErrors;
}

export const emptyForm: FormState = { values: {}, errors: {} };

/** Kind and number of the document, and the name on it. */
export function IdentityFields({
  form,
  documents,
  documentHint = '名单里没有您的证件？护照和通行证由窗口核对原件后登记。',
  numberHint = '字母不分大小写，空格可有可无。',
  numberRequired = true,
}: {
  form: FormState;
  documents: readonly IdDocumentType[];
  documentHint?: string;
  numberHint?: string;
  numberRequired?: boolean;
}) {
  const { values, errors } = form;
  return (
    <>
      <SelectField
        name="idDocumentType"
        label="证件类型"
        value={typed(values, 'idDocumentType') || 'RESIDENT_ID'}
        options={documents.map((one) => ({ value: one, label: idDocumentNames[one] }))}
        hint={documentHint}
        error={errors.idDocumentType}
        required
      />
      <TextField
        name="idNumber"
        label="证件号码"
        value={typed(values, 'idNumber')}
        hint={numberHint}
        error={errors.idNumber}
        autocomplete="off"
        required={numberRequired}
      />
      <TextField
        name="name"
        label="姓名"
        value={typed(values, 'name')}
        hint="与证件一致；姓名中的间隔号请用“·”。"
        error={errors.name}
        autocomplete="name"
        required
      />
    </>
  );
}

export function PhoneField({ form }: { form: FormState }) {
  return (
    <TextField
      name="phone"
      label="手机号"
      type="tel"
      value={typed(form.values, 'phone')}
      hint="用于登录和接收验证码。"
      error={form.errors.phone}
      autocomplete="tel"
      inputMode="tel"
      required
    />
  );
}

/** The district of work; the city as a whole for those who have none. */
export function DistrictField({
  form,
  districts,
  label = '工作所在区县',
  hint,
}: {
  form: FormState;
  districts: Choices['districts'];
  label?: string;
  hint?: string;
}) {
  const ordered = [
    ...districts.filter((one) => one.kind !== 'MUNICIPALITY'),
    ...districts.filter((one) => one.kind === 'MUNICIPALITY'),
  ];
  return (
    <SelectField
      name="districtId"
      label={label}
      value={typed(form.values, 'districtId')}
      placeholder="请选择"
      options={ordered.map(({ id, name, kind }) => ({
        value: id,
        label: kind === 'MUNICIPALITY' ? '没有固定的工作区县' : name,
      }))}
      hint={hint}
      error={form.errors.districtId}
      required
    />
  );
}

export function TitleFields({
  form,
  titleSeries,
}: {
  form: FormState;
  titleSeries: Choices['titleSeries'];
}) {
  return (
    <>
      <SelectField
        name="titleCode"
        label="现有职称"
        value={typed(form.values, 'titleCode')}
        placeholder="还没有职称"
        groups={titleSeries.map((series) => ({
          label: series.name,
          options: series.titles.map(({ code, name }) => ({ value: code, label: name })),
        }))}
        error={form.errors.titleCode}
      />
      <TextField
        name="titleAwardedOn"
        label="取得日期"
        type="date"
        size="short"
        value={typed(form.values, 'titleAwardedOn')}
        error={form.errors.titleAwardedOn}
      />
    </>
  );
}

export function CustodyField({
  form,
  agencies,
}: {
  form: FormState;
  agencies: Choices['agencies'];
}) {
  return (
    <SelectField
      name="custodyAgencyId"
      label="人事档案托管机构"
      value={typed(form.values, 'custodyAgencyId')}
      placeholder="没有托管在人才代理机构"
      options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      hint="档案由人才代理机构保管的，合格单由该机构审验。"
      error={form.errors.custodyAgencyId}
    />
  );
}

/** A new password, twice; what was typed is never shown again. */
export function NewPasswordFields({ form, rule }: { form: FormState; rule: string }) {
  return (
    <>
      <TextField
        name="password"
        label="密码"
        type="password"
        hint={rule}
        error={form.errors.password}
        autocomplete="new-password"
        required
      />
      <TextField
        name="passwordAgain"
        label="再输入一次密码"
        type="password"
        error={form.errors.passwordAgain}
        autocomplete="new-password"
        required
      />
    </>
  );
}
