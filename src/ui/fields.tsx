import type { ComponentChildren } from 'preact';

interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Marked 选填 unless required. */
  required?: boolean;
}

function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const ids = [hint ? `hint-${name}` : '', error ? `error-${name}` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

function Label({ field, as = 'label' }: { field: FieldProps; as?: 'label' | 'span' }) {
  const text = (
    <>
      {field.label}
      {field.required ? null : <span class="field-optional">选填</span>}
    </>
  );
  return as === 'label' ? (
    <label class="field-label" for={`field-${field.name}`}>
      {text}
    </label>
  ) : (
    <span class="field-label">{text}</span>
  );
}

function Notes({ field }: { field: FieldProps }) {
  return (
    <>
      {field.hint ? (
        <div id={`hint-${field.name}`} class="field-hint">
          {field.hint}
        </div>
      ) : null}
      {field.error ? (
        <p id={`error-${field.name}`} class="field-error">
          {field.error}
        </p>
      ) : null}
    </>
  );
}

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'number' | 'date';
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel' | 'search';
  maxLength?: number;
  placeholder?: string;
  readOnly?: boolean;
  /** short: codes and dates; full: the whole width. */
  size?: 'short' | 'full';
}

export function TextField(props: TextFieldProps) {
  const {
    name,
    error,
    required,
    value,
    type = 'text',
    autocomplete,
    inputMode,
    maxLength,
    placeholder,
    readOnly,
    size = 'full',
  } = props;
  return (
    <div class="field">
      <Label field={props} />
      <Notes field={props} />
      <input
        id={`field-${name}`}
        class={`input ${size === 'short' ? 'max-w-48' : 'w-full'} ${error ? 'input-error' : ''}`}
        name={name}
        // One of the text-like types: Preact types each of them apart.
        type={type as 'text'}
        value={value}
        autoComplete={autocomplete}
        inputMode={inputMode}
        maxLength={maxLength}
        placeholder={placeholder}
        readOnly={readOnly}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      />
    </div>
  );
}

export function DateField(props: Omit<TextFieldProps, 'type' | 'size'>) {
  return <TextField {...props} type="date" size="short" />;
}

export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number },
) {
  const { name, error, required, value, rows = 4, maxLength } = props;
  return (
    <div class="field">
      <Label field={props} />
      <Notes field={props} />
      <textarea
        id={`field-${name}`}
        class={`textarea w-full ${error ? 'textarea-error' : ''}`}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
      >
        {value}
      </textarea>
    </div>
  );
}

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

export function SelectField(props: SelectFieldProps) {
  const { name, error, required, value, options = [], groups = [], placeholder } = props;
  const optionOf = (option: Option) => (
    <option key={option.value} value={option.value} selected={option.value === value}>
      {option.label}
    </option>
  );
  return (
    <div class="field">
      <Label field={props} />
      <Notes field={props} />
      <select
        id={`field-${name}`}
        class={`select w-full ${error ? 'select-error' : ''}`}
        name={name}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={describedBy(props)}
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

export function RadioField(props: FieldProps & { value?: string | undefined; options: Option[] }) {
  const { name, value, options } = props;
  return (
    <fieldset
      class="field"
      aria-describedby={describedBy(props)}
      id={`field-${name}`}
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

export function CheckboxField(
  props: Omit<FieldProps, 'label'> & {
    label: ComponentChildren;
    value?: string;
    checked?: boolean;
  },
) {
  const { name, label, value = 'yes', checked, required } = props;
  const field = { ...props, label: '' };
  return (
    <div class="field">
      <label class="choice">
        <input
          id={`field-${name}`}
          type="checkbox"
          class="checkbox checkbox-primary checkbox-sm"
          name={name}
          value={value}
          checked={checked}
          required={required}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(field)}
        />
        <span>{label}</span>
      </label>
      <Notes field={field} />
    </div>
  );
}
