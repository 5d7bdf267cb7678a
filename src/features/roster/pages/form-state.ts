import type { FormState as OneForm } from '../../../platform/http/form.ts';

/** The refused form, and which one on a page with several. */
export interface FormState extends OneForm {
  of?: string;
}
