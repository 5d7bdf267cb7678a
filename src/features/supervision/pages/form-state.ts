import { type FormValues, typed } from '../../../platform/http/index.ts';

/** What was wrong with a form, and what had been typed into it. */
export interface FormState {
  values: FormValues;
  errors: Record<string, string>;
}

export const emptyForm: FormState = { values: {}, errors: {} };

/** Everything a text field shows again: value and fault. */
export function shown({ values, errors }: FormState, name: string) {
  return { name, value: typed(values, name), error: errors[name] };
}
