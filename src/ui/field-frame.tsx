import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** What all fields share. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Marked 选填 unless required. */
  required?: boolean;
}

/** A field that is wrong carries a bar at its side. */
export const fieldClass = (error: string | undefined) => (error ? 'field field-wrong' : 'field');

/** The ids of hint and error, for aria-describedby. */
export function describedBy({ name, hint, error }: FieldProps): string | undefined {
  const ids = [hint ? `hint-${name}` : '', error ? `error-${name}` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

/** The word of a field; `span` inside a legend. */
export function Label({ field, as = 'label' }: { field: FieldProps; as?: 'label' | 'span' }) {
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

/** Hint and error, between the label and the field. */
export function Notes({ field }: { field: FieldProps }) {
  return (
    <>
      {field.hint ? (
        <div id={`hint-${field.name}`} class="field-hint">
          {field.hint}
        </div>
      ) : null}
      {field.error ? (
        <p id={`error-${field.name}`} class="field-error">
          <Icon name="warning" size={18} />
          {field.error}
        </p>
      ) : null}
    </>
  );
}
