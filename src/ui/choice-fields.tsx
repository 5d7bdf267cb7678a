import type { ComponentChildren } from 'preact';
import { type FieldProps, fieldClass, Label, Notes, useFieldIds } from './field-frame.tsx';

export interface Option {
  value: string;
  label: string;
  hint?: ComponentChildren;
}
export interface OptionGroup {
  label: string;
  options: Option[];
}

export interface SelectFieldProps extends FieldProps {
  value?: string | undefined;
  options?: Option[];
  groups?: OptionGroup[];
  /** The first, empty choice. */
  placeholder?: string;
}

/** A choice of one from a drop-down list. */
export function SelectField(props: SelectFieldProps) {
  const { name, error, required, value, options = [], groups = [], placeholder } = props;
  const ids = useFieldIds(props);
  const optionOf = (option: Option) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <div class={fieldClass(error)}>
      <Label field={props} />
      <Notes field={props} />
      <select
        id={ids.field}
        class={`select w-full ${error ? 'select-error' : ''}`}
        name={name}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={ids.describedBy}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** A choice of one from a few radio buttons. */
export function RadioField(props: FieldProps & { value?: string | undefined; options: Option[] }) {
  const { name, value, options } = props;
  const ids = useFieldIds(props);
  return (
    <fieldset
      class={fieldClass(props.error)}
      aria-describedby={ids.describedBy}
      id={ids.field}
      tabIndex={-1}
    >
      <legend>
        <Label field={props} as="span" />
      </legend>
      <Notes field={props} />
      <div class="choice-list">
        {options.map((option) => (
          <label key={option.value} class="choice">
            <input
              type="radio"
              class="radio radio-primary radio-sm"
              name={name}
              value={option.value}
              checked={option.value === value}
            />
            <span>
              {option.label}
              {option.hint ? <span class="block text-sm text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A yes that the person gives, e.g. consent; `among`: one of several boxes of this name. */
export function CheckboxField(
  props: Omit<FieldProps, 'label'> & {
    label: ComponentChildren;
    value?: string;
    checked?: boolean;
    among?: boolean;
  },
) {
  const { name, label, value = 'yes', checked, required, among } = props;
  const ids = useFieldIds(props);
  const field = { ...props, label: '' };
  return (
    <div class={fieldClass(props.error)}>
      <label class="choice">
        <input
          id={among ? `${ids.field}-${value}` : ids.field}
          type="checkbox"
          class="checkbox checkbox-primary checkbox-sm"
          name={name}
          value={value}
          checked={checked}
          required={required}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={ids.describedBy}
        />
        <span>{label}</span>
      </label>
      <Notes field={field} />
    </div>
  );
}
