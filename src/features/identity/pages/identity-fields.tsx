import type { ComponentChild } from 'preact';
import { type IdDocumentType, idDocumentNames } from '../../../kernel/id-number.ts';
import { type FormState, typed } from '../../../platform/http/form.ts';
import { CheckboxField, Island, SelectField, TextField } from '../../../ui/index.ts';

/** Kind and number of the document, and the name on it. */
export function IdentityFields({
  form,
  documents,
  documentNote,
  documentHint = '名单里没有您的证件？护照和通行证由窗口核对原件后登记。',
  numberHint = '字母不分大小写，空格可有可无。',
  numberRequired = true,
}: {
  form: FormState;
  documents: readonly IdDocumentType[];
  documentHint?: string;
  /** Shown under the kind once one is chosen that only a counter accepts. */
  documentNote?: ComponentChild;
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
      {documentNote ? <div class="counter-document-note">{documentNote}</div> : null}
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

/** Asked once a code has proved a phone that has another account. */
export function PhoneClaimField({ error }: { error: string | undefined }) {
  return (
    <CheckboxField
      name="claims"
      value="yes"
      label="这个手机号现在由我本人使用，请登记到我的账号"
      hint="原账号仍可用证件号码和密码登录，并会收到站内通知。家人共用一个手机号的，请换一个。"
      error={error}
    />
  );
}

/** A new password, twice; never filled in again. */
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
      <PasswordMeter />
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

/** How strong the new password looks; hidden until the script knows what is typed. */
function PasswordMeter() {
  return (
    <Island name="password-meter" class="-mt-2 mb-4 flex items-center gap-3 text-sm" hidden>
      <meter min={0} max={4} low={2} high={3} optimum={4} value={0} aria-label="密码强度" />
      <span role="status" />
    </Island>
  );
}
