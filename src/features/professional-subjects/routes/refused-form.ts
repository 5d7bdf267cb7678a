import { Refusal } from '../../../kernel/refusal.ts';
import { type FormValues, typed } from '../../../platform/http/index.ts';
import { refusals } from '../rules/refusals.ts';

/** A form as it is shown again: what was typed, and what is wrong with it. */
export interface FormState {
  values: { [field: string]: string };
  errors: { [field: string]: string };
}

export const emptyForm: FormState = { values: {}, errors: {} };

/** What was typed, with what is wrong. */
export function formState(values: FormValues, errors: FormState['errors']): FormState {
  const texts = Object.entries(values).filter(([, value]) => typeof value !== 'object');
  return { values: Object.fromEntries(texts.map(([name]) => [name, typed(values, name)])), errors };
}

/** A refusal that belongs to a field of the form at hand; anything else is thrown on. */
export function errorOf(error: unknown, fields: { [code: string]: string }): FormState['errors'] {
  const field = error instanceof Refusal ? fields[error.code] : undefined;
  if (!(error instanceof Refusal) || !field) throw error;
  return { [field]: refusals[error.code]?.(error.facts).sentence ?? '' };
}
