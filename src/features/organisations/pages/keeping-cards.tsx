import { emptyForm, type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  DateField,
  FieldScope,
  Form,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { AffiliationField } from './add-page.tsx';
import type { KeepingForm, OrganisationPageProps } from './organisation-page.tsx';

/** The state of one of the forms of the page; the others stand as at first. */
const stateOf = ({ of, form }: OrganisationPageProps, one: KeepingForm) =>
  of === one ? form : emptyForm;

/** A field with what was typed, else what is registered. */
const filled = (form: FormState, name: string, now: string | null) => {
  const field = fieldOf(form, name);
  return { ...field, value: name in form.values ? field.value : (now ?? '') };
};

/** Contact, short name, credit code: edited at once. */
export function DetailsCard(props: OrganisationPageProps) {
  const { organisation } = props;
  const form = stateOf(props, 'details');
  const { id, shortName, sealName, creditCode, address, phone, officeHours } = organisation;
  return (
    <Card title="联系方式和资料" icon="list">
      <FieldScope.Provider value="details-">
        <Form action={`/organisations/${id}/details`}>
          <TextField label="简称" {...filled(form, 'shortName', shortName)} required />
          <TextField label="印章上的名称" {...filled(form, 'sealName', sealName)} required />
          <TextField label="统一社会信用代码" {...filled(form, 'creditCode', creditCode)} />
          <TextField label="地址" {...filled(form, 'address', address)} />
          <TextField label="电话" {...filled(form, 'phone', phone)} />
          <TextField
            label="办公时间"
            hint="学员在“由谁审验”里看到。"
            {...filled(form, 'officeHours', officeHours)}
          />
          <SubmitButton>保存资料</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

/** Another name from a day on. */
export function RenamingCard(props: OrganisationPageProps) {
  const { organisation, today } = props;
  const form = stateOf(props, 'name');
  return (
    <Card title="更名" icon="person">
      <FieldScope.Provider value="name-">
        <Form action={`/organisations/${organisation.id}/name`}>
          <TextField label="新的全称" {...fieldOf(form, 'name')} required />
          <DateField label="从哪天起" {...filled(form, 'effectiveOn', today)} required />
          <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
          <SubmitButton>更名</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}

/** Another place, affiliation, parent or industry authority from a day on. */
export function MovingCard(props: OrganisationPageProps) {
  const { organisation, places, authorities, parentName, today } = props;
  const form = stateOf(props, 'place');
  const { id, jurisdictionId, industryAuthorityId, affiliation } = organisation;
  return (
    <Card title="变更隶属或区县" icon="building">
      <p class="mb-3">隶属和区县决定由谁审验、在哪里缴费。从生效日起按新的办理，已经受理的不变。</p>
      <FieldScope.Provider value="place-">
        <Form action={`/organisations/${id}/place`}>
          <AffiliationField form={form} value={affiliation ?? 'NONE'} />
          <SelectField
            label="区县"
            {...filled(form, 'jurisdictionId', jurisdictionId)}
            placeholder="请选择"
            options={places.map((place) => ({ value: place.id, label: place.name }))}
            required
          />
          <TextField label="上级单位全称" {...filled(form, 'parentName', parentName)} />
          <SelectField
            label="行业主管部门"
            {...filled(form, 'industryAuthorityId', industryAuthorityId)}
            placeholder="没有"
            options={authorities.map((one) => ({ value: one.id, label: one.name }))}
          />
          <DateField label="从哪天起" {...filled(form, 'effectiveOn', today)} required />
          <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
          <SubmitButton>变更</SubmitButton>
        </Form>
      </FieldScope.Provider>
    </Card>
  );
}
