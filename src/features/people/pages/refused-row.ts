import type { FieldErrors, FormValues } from '../../../platform/http/index.ts';

/** The row of a list whose form was refused, with what was typed: it is shown open again. */
export interface RefusedRow {
  id: string;
  values: FormValues;
  errors: FieldErrors;
}
