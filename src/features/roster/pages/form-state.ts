import type { FieldErrors, FormValues } from '../../../platform/http/index.ts';

/** What was typed into a form of the page, and what is wrong with it. */
export interface FormState {
  values: FormValues;
  errors: FieldErrors;
  /** Which form, where a page has several. */
  of?: string;
}

export const untouched: FormState = { values: {}, errors: {} };
