import { emptyForm, type FormState as OneForm } from '../../../platform/http/form.ts';

/** The form that was refused, and which one where a page has several. */
export interface FormState extends OneForm {
  of?: string;
}

export const untouched: FormState = emptyForm;
