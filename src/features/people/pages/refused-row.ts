import type { FieldErrors, FormValues } from '../../../platform/http/index.ts';

/** The row of a list whose form was refused; it is shown open, with the values sent. */
export interface RefusedRow {
  id: string;
  values: FormValues;
  errors: FieldErrors;
}
