import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Island, SelectField, TextField } from '../../../ui/index.ts';
import type { Choices } from '../queries/form-choices.ts';

/** The district of work; the city as a whole for people without a fixed one. */
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
      <Island
        name="select-search"
        props={{ placeholder: '还没有的留空；输入几个字查找，如“高级 教师”' }}
      >
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
      </Island>
      <TextField
        name="titleAwardedOn"
        label="取得日期"
        neededWhen="选了职称时填写"
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
