import type { ComponentChildren } from 'preact';
import { type FieldProps, fieldClass, Label, Notes, useFieldIds } from './field-frame.tsx';

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: 'text' | 'password' | 'tel' | 'email' | 'search' | 'number' | 'date' | 'datetime-local';
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search';
  maxLength?: number;
  placeholder?: string;
  readOnly?: boolean;
  /** Takes the focus when the page opens: the one field of a page that is for typing. */
  autofocus?: boolean;
  /** short: codes and dates; full: the whole width. */
  size?: 'short' | 'full';
}

/** One line of text, marked and described by its error. */
export function TextField(props: TextFieldProps) {
  const { name, error, required, type = 'text', size = 'full' } = props;
  const ids = useFieldIds(props);
  const { value, autocomplete, inputMode, maxLength, placeholder, readOnly, autofocus } = props;
  return (
    <div class={fieldClass(error)}>
      <Label field={props} />
      <Notes field={props} />
      <Framed eye={type === 'password'} controls={ids.field}>
        <input
          id={ids.field}
          class={`input ${size === 'short' ? 'max-w-48' : 'w-full'} ${error ? 'input-error' : ''} ${type === 'password' ? 'pr-16' : ''}`}
          name={name}
          // Preact has a separate type for each input type.
          type={type as 'text'}
          // A password is never sent back to the page.
          value={type === 'password' ? undefined : value}
          autoComplete={autocomplete}
          inputMode={inputMode}
          maxLength={maxLength}
          placeholder={placeholder}
          readOnly={readOnly}
          // biome-ignore lint/a11y/noAutofocus: only where a page has one field to type in, as at a counter
          autoFocus={autofocus}
          required={required}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={ids.describedBy}
        />
      </Framed>
    </div>
  );
}

/** The code of a message or an authenticator app, named `code`. */
export function CodeField(props: { label?: string; value?: string; error: string | undefined }) {
  return (
    <TextField
      name="code"
      label="6 位验证码"
      size="short"
      inputMode="numeric"
      autocomplete="one-time-code"
      // Apps show it in two groups of three.
      maxLength={7}
      required
      {...props}
    />
  );
}

/** A password with a button that shows what is typed; the script of every page makes it work. */
function Framed(props: { eye: boolean; controls: string; children: ComponentChildren }) {
  if (!props.eye) return <>{props.children}</>;
  return (
    <div class="relative">
      {props.children}
      <button
        type="button"
        class="absolute inset-y-0 right-0 px-3 link text-sm z-1"
        data-eye
        aria-controls={props.controls}
        aria-pressed="false"
        aria-label="显示输入的内容"
        hidden
      >
        显示
      </button>
    </div>
  );
}

/** A calendar day; the value is 'YYYY-MM-DD'. */
export function DateField(props: Omit<TextFieldProps, 'type' | 'size'>) {
  return <TextField {...props} type="date" size="short" />;
}

/** Several lines of text. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number },
) {
  const { name, error, required, value, rows = 4, maxLength } = props;
  const ids = useFieldIds(props);
  return (
    <div class={fieldClass(error)}>
      <Label field={props} />
      <Notes field={props} />
      <textarea
        id={ids.field}
        class={`textarea w-full ${error ? 'textarea-error' : ''}`}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={ids.describedBy}
      >
        {value}
      </textarea>
    </div>
  );
}

/** A file upload; its form needs `upload`. `accept`: file name endings, e.g. ".pdf,.jpg". */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean }) {
  const { name, error, required, accept, multiple } = props;
  const ids = useFieldIds(props);
  return (
    <div class={fieldClass(error)}>
      <Label field={props} />
      <Notes field={props} />
      <input
        id={ids.field}
        class={`file-input w-full ${error ? 'file-input-error' : ''}`}
        type="file"
        name={name}
        accept={accept}
        multiple={multiple}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={ids.describedBy}
      />
    </div>
  );
}
