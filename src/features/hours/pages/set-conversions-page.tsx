import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { Card, ErrorSummary, Form, Page, SubmitButton } from '../../../ui/index.ts';
import type { Jurisdiction } from '../../organisations/index.ts';
import { mostBrackets } from '../routes/forms.ts';
import { type Conversion, convertHours, type HourUnit, hourUnits } from '../rules/conversion.ts';
import { Brackets } from './rules-tables.tsx';
import { ValidityFields } from './validity-fields.tsx';

export interface SetConversionsPageProps {
  places: Jurisdiction[];
  /** The city's table of today, to begin with. */
  current: readonly Conversion[];
  form: FormState;
  /** What was typed, to be tried before it is set. */
  preview: readonly Conversion[] | null;
}

/** The form that sets a conversion table, with a preview of examples (E5). */
export function SetConversionsPage({ places, current, form, preview }: SetConversionsPageProps) {
  return (
    <Page
      title="设定折算办法"
      width="wide"
      lead="每行写一档：从多少数量起，每单位折多少学时，或者每次固定计多少学时，考试合格再加多少。数量落在哪一档就按哪一档。由另一位工作人员确认后生效。"
      crumbs={[{ href: '/hour-rules', label: '学时规则' }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {preview ? <Examples brackets={preview} /> : null}
        <Card title="折算办法" icon="pen">
          <Form action="/hour-rules/conversions">
            <ValidityFields places={places} form={form} />
            <BracketFields current={current} form={form} />
            <div class="mt-4 flex flex-wrap gap-3">
              <SubmitButton>提请设定</SubmitButton>
              <SubmitButton tone="quiet" name="next" value="preview">
                先试算
              </SubmitButton>
            </div>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

const examples: [HourUnit, number, boolean][] = [
  ['LESSON', 4, false],
  ['HOUR', 2, false],
  ['MINUTE', 10, false],
  ['MINUTE', 30, false],
  ['MINUTE', 120, false],
  ['MINUTE', 120, true],
  ['DAY', 1, false],
];

function Examples({ brackets }: { brackets: readonly Conversion[] }) {
  return (
    <Card title="按填写的办法试算" icon="clock" tone="accent">
      <div class="two-columns">
        <ul class="figures">
          {examples.map(([unit, quantity, testPassed]) => (
            <li key={`${unit}${quantity}${testPassed}`}>
              {`${quantity} ${hourUnits[unit]}${testPassed ? '（考试合格）' : ''} → ${
                convertHours(brackets, { unit, quantity, testPassed }, Number.POSITIVE_INFINITY)
                  .hours
              } 学时`}
            </li>
          ))}
        </ul>
        <Brackets brackets={brackets} />
      </div>
    </Card>
  );
}

function BracketFields({ current, form }: { current: readonly Conversion[]; form: FormState }) {
  const fresh = form.values.fromYear === undefined;
  return (
    <table class="w-full border-separate border-spacing-1">
      <caption class="sr-only">各档</caption>
      <thead>
        <tr>
          {['单位', '从多少数量起', '每单位折学时', '固定计学时', '考试合格加'].map((label) => (
            <th key={label} scope="col" class="text-left text-sm">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: mostBrackets }, (_, index) => {
          const known = fresh ? current[index] : undefined;
          const cell = (name: string, label: string, preset: number | undefined) => (
            <td key={name}>
              <input
                class="input w-full min-w-16"
                name={`${name}${index}`}
                value={fieldOf(form, `${name}${index}`, String(preset ?? '')).value}
                inputMode="decimal"
                aria-label={`第${index + 1}行${label}`}
              />
            </td>
          );
          const unit = fieldOf(form, `unit${index}`, known?.unit).value;
          return (
            <tr key={index}>
              <td>
                <select
                  class="select w-full min-w-20"
                  name={`unit${index}`}
                  aria-label={`第${index + 1}行单位`}
                  aria-invalid={form.errors[`unit${index}`] ? 'true' : undefined}
                  id={`field-unit${index}`}
                >
                  <option value="">—</option>
                  {Object.entries(hourUnits).map(([value, label]) => (
                    <option key={value} value={value} selected={value === unit}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
              {cell('from', '起点', known?.fromQuantity)}
              {cell('each', '每单位', known?.hoursEach)}
              {cell('fixed', '固定', known?.hoursFixed)}
              {cell('bonus', '考试', known?.testBonus)}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
