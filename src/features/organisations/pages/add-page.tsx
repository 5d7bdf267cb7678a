import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import {
  affiliationNames,
  type Jurisdiction,
  organisationKindNames,
  organisationKinds,
} from '../rules/organisation.ts';

/** Adds an organisation; the municipal bureau one of any kind and place. */
export function AddPage({
  places,
  form,
  wide,
}: {
  places: Jurisdiction[];
  form: FormState;
  wide: boolean;
}) {
  return (
    <Page
      title="新增单位"
      width="narrow"
      crumbs={[{ label: '单位名录', href: '/organisations' }, { label: '新增单位' }]}
    >
      <ErrorSummary errors={form.errors} />
      <Form action="/organisations">
        <TextField label="单位全称" {...fieldOf(form, 'name')} required />
        <TextField
          label="统一社会信用代码"
          hint="还没有的可以不填。"
          {...fieldOf(form, 'creditCode')}
        />
        {wide ? (
          <>
            <SelectField
              label="种类"
              {...fieldOf(form, 'kind')}
              options={organisationKinds.toReversed().map((value) => ({
                value,
                label: organisationKindNames[value],
              }))}
            />
            <SelectField
              label="区县"
              {...fieldOf(form, 'jurisdictionId')}
              placeholder="请选择"
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </>
        ) : null}
        <AffiliationField form={form} />
        <TextField label="地址" {...fieldOf(form, 'address')} />
        <TextField label="电话" {...fieldOf(form, 'phone')} />
        <TextField
          label="办公时间"
          hint="例如：工作日 9:00–17:00"
          {...fieldOf(form, 'officeHours')}
        />
        <SubmitButton>加入名录</SubmitButton>
      </Form>
    </Page>
  );
}

/** The affiliation, which decides who endorses (N25-N28). */
export function AffiliationField({ form, value }: { form: FormState; value?: string }) {
  const field = fieldOf(form, 'affiliation');
  return (
    <RadioField
      label="隶属关系"
      {...field}
      value={field.value || value || ''}
      options={[
        { value: 'DISTRICT', label: affiliationNames.DISTRICT },
        {
          value: 'MUNICIPAL',
          label: affiliationNames.MUNICIPAL,
          hint: '由市人社局批准后，自行审验本单位人员。',
        },
        { value: 'CENTRAL', label: affiliationNames.CENTRAL, hint: '同上。' },
        { value: 'NONE', label: '非公有制单位' },
      ]}
      required
    />
  );
}
