import { Refusal } from '../../../kernel/refusal.ts';
import { type FormValues, type parseForm, typed } from '../../../platform/http/index.ts';
import type { AbsenceFormState } from '../pages/absences-page.tsx';
import { refusals } from '../rules/refusals.ts';

const fields = ['accountId', 'reasonCode', 'validFrom', 'validTo', 'note', 'decision', 'because'];

/** What was wrong with a form, and what had been typed into it. */
export function stateOf(
  form: Extract<ReturnType<typeof parseForm>, { ok: false }>,
): AbsenceFormState {
  const values = Object.fromEntries(fields.map((name) => [name, typed(form.values, name)]));
  return { values, errors: form.errors };
}

const fieldOf: { [code in string]?: string } = {
  'eligibility.absence_too_short': 'validTo',
  'eligibility.absence_known': 'validTo',
  'eligibility.proof_missing': 'proof',
};

/** What was refused of a request goes back to its field, with what was typed; null when all is well. */
export async function faultOf(
  asked: Promise<string>,
  form: { values: FormValues },
): Promise<AbsenceFormState | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    const field = error instanceof Refusal ? fieldOf[error.code] : undefined;
    if (!(error instanceof Refusal) || !field) throw error;
    const sentence = refusals[error.code]?.(error.facts).sentence ?? '';
    return stateOf({ ok: false, values: form.values, errors: { [field]: sentence } });
  }
}
