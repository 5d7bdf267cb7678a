import type { ComponentChildren } from 'preact';
import type { FormState } from '../../../platform/http/form.ts';
import { FieldScope, Form, SubmitButton, TextField } from '../../../ui/index.ts';

/** A form with one title: of a lesson or a chapter to add, or of a chapter to rename. */
export function TitleForm({
  action,
  scope,
  label,
  own = '',
  button,
  fields,
  form,
}: {
  action: string;
  scope: string;
  label: string;
  own?: string;
  button: string;
  fields: Record<string, string>;
  form: FormState;
}): ComponentChildren {
  return (
    <FieldScope.Provider value={`${scope}-`}>
      <Form action={action} class="flex flex-wrap items-end gap-2">
        <Hidden fields={fields} />
        <TextField
          name="title"
          label={label}
          value={String(form.values.title ?? own)}
          error={form.errors.title}
          maxLength={60}
          required
        />
        <SubmitButton tone="quiet" size="small">
          {button}
        </SubmitButton>
      </Form>
    </FieldScope.Provider>
  );
}

/** Fields that say what a button does. */
export function Hidden({ fields }: { fields: Record<string, string> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
