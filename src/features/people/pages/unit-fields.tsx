import type { FormState } from '../../../platform/http/form.ts';
import { typed } from '../../../platform/http/form.ts';
import { Island, RadioField, SubmitButton, TextField } from '../../../ui/index.ts';
import { affiliationNames, type Organisation } from '../../organisations/index.ts';

export interface UnitFieldsProps {
  form: FormState;
  /** The search results, and the unit chosen before. */
  units: Organisation[];
}

const kinds = [
  { value: 'LISTED', label: '我有工作单位' },
  {
    value: 'MISSING',
    label: '我有单位，但名单里找不到',
    hint: '提交后由当地人力社保局核实，不影响先学习。',
  },
  { value: 'NONE', label: '目前没有单位', hint: '自由职业、待业或灵活就业。' },
];

/**
 * The employer: one of the list, a missing one, or none. Without a script the search is a step of
 * the form; with one it runs while typing. CSS hides the fields that do not apply.
 */
export function UnitFields({ form, units }: UnitFieldsProps) {
  const { values, errors } = form;
  return (
    <div class="group/unit">
      <RadioField
        name="unitKind"
        label="工作单位"
        value={typed(values, 'unitKind')}
        options={kinds}
        error={errors.unitKind}
        required
      />
      <div class="hidden group-has-[[value=LISTED]:checked]/unit:block">
        <EmployerSearch form={form} units={units} />
      </div>
      <div class="hidden group-has-[[value=MISSING]:checked]/unit:block">
        <TextField
          name="missingName"
          label="单位全称"
          value={typed(values, 'missingName')}
          error={errors.missingName}
          autocomplete="organization"
          required
        />
        <TextField
          name="missingCode"
          label="统一社会信用代码"
          value={typed(values, 'missingCode')}
          hint="营业执照或事业单位法人证书上的 18 位代码，知道就填。"
          error={errors.missingCode}
        />
      </div>
    </div>
  );
}

function EmployerSearch({ form, units }: UnitFieldsProps) {
  const { values, errors } = form;
  const text = typed(values, 'employerText');
  return (
    <Island name="employer-search">
      <TextField
        name="employerText"
        label="查找单位"
        type="search"
        value={text}
        hint="输入名称、拼音、拼音首字母或统一社会信用代码。"
        error={errors.employerText}
        autocomplete="off"
        required
      />
      <div data-fallback class="-mt-3 mb-4">
        <SubmitButton tone="quiet" size="small" name="step" value="search">
          查找单位
        </SubmitButton>
      </div>
      <div data-results>
        {units.length > 0 ? (
          <RadioField
            name="employerId"
            label="请选择您的单位"
            value={typed(values, 'employerId')}
            options={units.map((unit) => ({
              value: unit.id,
              label: unit.name,
              hint: unit.affiliation ? affiliationNames[unit.affiliation] : undefined,
            }))}
            required
          />
        ) : text ? (
          <p class="mb-5 text-muted">没有找到“{text}”。请换个写法，或选择“名单里找不到”。</p>
        ) : null}
      </div>
    </Island>
  );
}
