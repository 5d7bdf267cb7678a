import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { FieldScope } from './field-frame.tsx';
import { Icon } from './icon.tsx';
import { usePage } from './page-context.ts';

export interface FormProps {
  action: string;
  /** get: a search form, no CSRF field. */
  method?: 'post' | 'get';
  class?: string;
  /** Opens the answer in another tab, e.g. a PDF. */
  target?: string;
  /** The form carries files (multipart). */
  upload?: boolean;
  children: ComponentChildren;
}

/** A form with the CSRF token. The server validates, so browser validation is off. */
export function Form({
  action,
  method = 'post',
  class: className,
  target,
  upload,
  children,
}: FormProps) {
  const { csrfToken } = usePage();
  return (
    <form
      action={action}
      method={method}
      class={className}
      target={target}
      encType={upload ? 'multipart/form-data' : undefined}
      noValidate
    >
      {method === 'post' ? <input type="hidden" name="_csrf" value={csrfToken} /> : null}
      {children}
    </form>
  );
}

/** The errors of a form, above it: each links to its field, and the summary takes the focus. */
export function ErrorSummary({
  errors,
  title = '还有几处需要修改',
}: {
  errors: Record<string, string>;
  title?: string;
}) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="notice notice-error mb-6" role="alert" tabIndex={-1} data-error-summary>
      <Icon name="warning" />
      <div>
        <h2 class="font-semibold">{title}</h2>
        <ul class="mt-1 list-disc pl-5">
          {entries.map(([field, message]) => (
            <li key={field}>
              {field === 'form' ? (
                message
              ) : (
                <a href={`#field-${field}`} data-error-link>
                  {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export interface ButtonProps {
  children: ComponentChildren;
  tone?: 'primary' | 'quiet' | 'danger';
  /** Name of the button's own value, e.g. for one of two decisions. */
  name?: string;
  value?: string;
  formAction?: string;
  disabled?: boolean;
  /** The text of the button while the response is pending. */
  busyText?: string;
  size?: 'normal' | 'small' | 'large';
}

const tones = { primary: 'btn-primary', quiet: 'btn-outline', danger: 'btn-outline btn-error' };
const sizes = { normal: '', small: 'btn-sm', large: 'btn-lg' };

/** The button that submits its form. */
export function SubmitButton({
  children,
  tone = 'primary',
  size = 'normal',
  name,
  value,
  formAction,
  disabled,
  busyText,
}: ButtonProps) {
  return (
    <button
      type="submit"
      class={`btn ${tones[tone]} ${sizes[size]}`}
      name={name}
      value={value}
      formAction={formAction}
      disabled={disabled}
      data-busy-text={busyText}
    >
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  href,
  children,
  tone = 'primary',
  size = 'normal',
  download,
}: {
  href: string;
  children: ComponentChildren;
  tone?: ButtonProps['tone'];
  size?: ButtonProps['size'];
  download?: boolean;
}) {
  return (
    <a
      href={href}
      class={`btn ${tones[tone ?? 'primary']} ${sizes[size ?? 'normal']}`}
      download={download}
    >
      {children}
    </a>
  );
}

/**
 * A button that opens a confirmation, with or without a script. A form with errors is shown `open`, so that
 * the error summary can link to its fields; those of other confirmations on the page have their own ids.
 */
export function ConfirmButton({
  label,
  question,
  confirm,
  action,
  tone = 'danger',
  open = false,
  children,
}: {
  label: string;
  question: string;
  confirm: string;
  action: string;
  tone?: ButtonProps['tone'];
  open?: boolean;
  children?: ComponentChildren;
}) {
  const id = useId();
  return (
    <details class="confirm" open={open}>
      <summary class={`btn ${tones[tone ?? 'danger']}`}>{label}</summary>
      <Form action={action} class="confirm-body">
        <p>{question}</p>
        <FieldScope.Provider value={open ? '' : `${id}-`}>{children}</FieldScope.Provider>
        <SubmitButton tone={tone}>{confirm}</SubmitButton>
      </Form>
    </details>
  );
}
