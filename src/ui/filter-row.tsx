import { Form, SubmitButton } from './form.tsx';

export interface FilterChoice {
  name: string;
  label: string;
  /** The current choice; '' for all. */
  value: string;
  /** Leaves out the option for all. */
  all?: string;
  options: readonly { value: string; label: string }[];
}

/** A row of filters, sent as the query of the same address. */
export function FilterRow({
  action,
  choices,
  kept = {},
}: {
  action: string;
  choices: readonly FilterChoice[];
  /** Parameters of tabs beside the row, which are kept. */
  kept?: Record<string, string>;
}) {
  return (
    <Form action={action} method="get" class="filter-row no-print">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {choices.map(({ name, label, value, all, options }) => (
        <label key={name} class="filter-choice">
          <span>{label}</span>
          <select name={name} class="select">
            {all === undefined ? null : <option value="">{all}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} selected={option.value === value}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      <SubmitButton tone="quiet">查看</SubmitButton>
    </Form>
  );
}
