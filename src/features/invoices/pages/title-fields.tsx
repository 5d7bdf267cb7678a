import { type FormState, typed } from '../../../platform/http/form.ts';
import { RadioField, TextField } from '../../../ui/index.ts';

/** Whom the invoice is made out to; a learner chooses between their own name and a unit. */
export function TitleFields({
  person,
  known,
  form: { values, errors },
}: {
  /** Null: a body asks. */
  person: string | null;
  known: { title: string; creditCode: string | null };
  form: FormState;
}) {
  const unit = known.creditCode !== null;
  const required = person === null ? { required: true } : { neededWhen: '抬头为单位时填写' };
  return (
    <>
      {person === null ? null : (
        <RadioField
          name="titleKind"
          label="抬头"
          required
          value={typed(values, 'titleKind', unit ? 'UNIT' : 'PERSON')}
          error={errors.titleKind}
          options={[
            { value: 'PERSON', label: `个人：${person}` },
            { value: 'UNIT', label: '单位', hint: '单位报销用，请填写下面两项。' },
          ]}
        />
      )}
      <TextField
        name="title"
        label="单位全称"
        value={typed(values, 'title', unit || person === null ? known.title : '')}
        error={errors.title}
        maxLength={80}
        autocomplete="organization"
        {...required}
      />
      <TextField
        name="creditCode"
        label="统一社会信用代码"
        {...required}
        hint="18位，在营业执照或事业单位法人证书上，也是纳税人识别号。"
        value={typed(values, 'creditCode', known.creditCode ?? '')}
        error={errors.creditCode}
        maxLength={30}
      />
    </>
  );
}
