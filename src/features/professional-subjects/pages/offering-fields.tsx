import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { CheckboxField, DateField, formatDay, SelectField, TextField } from '../../../ui/index.ts';
import { hourUnits } from '../../hours/index.ts';
import type { OfferingFacts } from '../rules/subject.ts';

/** Returns the days of an offering in words. */
export const daysOf = ({ heldFrom, heldTo }: Pick<OfferingFacts, 'heldFrom' | 'heldTo'>) =>
  heldFrom === heldTo ? formatDay(heldFrom) : `${formatDay(heldFrom)}至${formatDay(heldTo)}`;

/** Returns the place of an offering in words. */
export const placeOf = ({ place }: Pick<OfferingFacts, 'place'>) => place ?? '在线';

/** Returns the quantity of an offering with its unit. */
export const amountOf = ({ quantity, unit }: Pick<OfferingFacts, 'quantity' | 'unit'>) =>
  `${quantity} ${hourUnits[unit]}`;

/** The fields of an offering. */
export function OfferingFields({
  forms,
  form,
  known,
}: {
  forms: { code: string; name: string }[];
  form: FormState;
  known?: OfferingFacts;
}) {
  const text = (name: string, label: string, preset?: string | number | null) => ({
    ...fieldOf(form, name, String(preset ?? '')),
    label,
    required: true,
  });
  const { heldFrom, remote: chosen } = form.values;
  const remote = heldFrom === undefined ? known?.place === null : chosen === 'yes';
  return (
    <>
      <TextField {...text('organiser', '举办单位', known?.organiser)} maxLength={100} />
      <SelectField
        {...text('formCode', '学习形式', known?.formCode)}
        placeholder="请选择"
        options={forms.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <div class="grid gap-x-6 md:grid-cols-2">
        <DateField {...text('heldFrom', '开始日期', known?.heldFrom)} />
        <DateField {...text('heldTo', '结束日期', known?.heldTo)} />
        <TextField {...text('quantity', '数量', known?.quantity)} size="short" />
        <SelectField
          {...text('unit', '单位', known?.unit)}
          hint="课时按45分钟一课时；学时由平台按各地当年的折算办法计算。"
          placeholder="请选择"
          options={Object.entries(hourUnits).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <TextField {...text('place', '地点', known?.place)} required={false} maxLength={100} />
      <CheckboxField name="remote" value="yes" label="在线举办，没有地点" checked={remote} />
    </>
  );
}
