import type { z } from 'zod';

export type FieldErrors = Record<string, string>;
export type FormValues = Record<string, string | string[]>;

/** The values of a form as typed, and its errors. */
export interface FormState {
  values: FormValues;
  errors: FieldErrors;
}

export const emptyForm: FormState = { values: {}, errors: {} };

export type ParsedForm<T> =
  | { ok: true; value: T; values: FormValues }
  | { ok: false; errors: FieldErrors; values: FormValues };

// For rules without a sentence of their own: the library's are in English.
const unforeseen = '请检查这一项的填写。';

/**
 * Validates a submitted form. Returns the first error of each field, and the values as typed, so that the form
 * can be shown again (422).
 */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.infer<S>> {
  const values = (body ?? {}) as FormValues;
  const parsed = schema.safeParse(values, { error: () => unforeseen });
  if (parsed.success) return { ok: true, value: parsed.data as z.infer<S>, values };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.') || 'form';
    errors[field] ??= issue.message;
  }
  return { ok: false, errors, values };
}

/** What a field of a form shows: its name, the text typed into it and its error. */
export function fieldOf({ values, errors }: FormState, name: string, own = '') {
  return { name, value: typed(values, name, own), error: errors[name] };
}

/** Thrown where what was sent does not fit and no page can show it again; 422, naming the field. */
export class UnreadableForm extends Error {
  readonly errors: FieldErrors;
  constructor(errors: FieldErrors) {
    super('a form that no page can show again');
    this.errors = errors;
  }
}

/** Checks what was sent where no page can show it again. Throws `UnreadableForm`. */
export function readForm<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const form = parseForm(schema, body);
  if (!form.ok) throw new UnreadableForm(form.errors);
  return form.value;
}

/** The list a refused form was sent from, out of the fields it brought along; its beginning where they are wrong. */
export function listOf<S extends z.ZodType>(query: S, values: FormValues): z.infer<S> {
  return query.safeParse(values).data ?? query.parse({});
}

/** The text typed into a field, for showing it again; `own` when the field was not sent. */
export function typed(values: FormValues, field: string, own = ''): string {
  const value = values[field];
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? own);
}
