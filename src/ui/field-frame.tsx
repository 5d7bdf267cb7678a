import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** Props of every field. */
export interface FieldProps {
  name: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Marked 选填 unless required. */
  required?: boolean;
  /** When a field is needed that may be empty otherwise (选了职称时填写): stands in place of 选填. */
  neededWhen?: string;
}

/** An invalid field has a bar at its side. */
export const fieldClass = (error: string | undefined) => (error ? 'field field-wrong' : 'field');

/** Prefix of field ids, where a page has several forms with the same fields. */
export const FieldScope = createContext('');

/** The ids of a field, its hint and its error. */
export function useFieldIds({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const scope = useContext(FieldScope);
  const ids = {
    field: `${scope}field-${name}`,
    hint: `${scope}hint-${name}`,
    error: `${scope}error-${name}`,
  };
  const notes = [hint ? ids.hint : '', error ? ids.error : ''].filter(Boolean);
  return { ...ids, describedBy: notes.length > 0 ? notes.join(' ') : undefined };
}

/** The label of a field; `span` inside a legend. */
export function Label({ field, as = 'label' }: { field: FieldProps; as?: 'label' | 'span' }) {
  const ids = useFieldIds(field);
  const text = (
    <>
      {field.label}
      {field.required ? null : <span class="field-optional">{field.neededWhen ?? '选填'}</span>}
    </>
  );
  return as === 'label' ? (
    <label class="field-label" for={ids.field}>
      {text}
    </label>
  ) : (
    <span class="field-label">{text}</span>
  );
}

/** Hint and error, between the label and the field. */
export function Notes({ field }: { field: FieldProps }) {
  const ids = useFieldIds(field);
  return (
    <>
      {field.hint ? (
        <div id={ids.hint} class="field-hint">
          {field.hint}
        </div>
      ) : null}
      {field.error ? (
        <p id={ids.error} class="field-error">
          <Icon name="warning" size={18} />
          {field.error}
        </p>
      ) : null}
    </>
  );
}
