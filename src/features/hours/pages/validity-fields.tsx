import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { CheckboxField, SelectField, TextArea, TextField } from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';

/** The fields that every rule has: place, years, basis, reason. */
export function ValidityFields({ places, form }: { places: Jurisdiction[]; form: FormState }) {
  const field = (name: string, label: string) => ({ ...fieldOf(form, name), label });
  const year = { inputMode: 'numeric', size: 'short' } as const;
  return (
    <>
      <div class="grid gap-x-6 md:grid-cols-3">
        <SelectField
          {...field('jurisdictionId', '地区')}
          placeholder="全市"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField {...field('fromYear', '从哪年起')} {...year} required />
        <TextField {...field('toYear', '到哪年止')} {...year} hint="区县的试行规则才填。" />
      </div>
      <CheckboxField
        name="replaces"
        value="yes"
        label="接替原来的规则：原规则适用到新规则的前一年为止"
        checked={form.values.replaces === 'yes'}
      />
      <TextField {...field('basis', '文件依据')} hint="文件名称和文号" required />
      <TextArea {...field('because', '设定的原因')} rows={2} required />
    </>
  );
}
