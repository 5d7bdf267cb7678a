import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { ConfirmButton, DateField, FieldScope, TextArea } from '../../../ui/index.ts';

/** A change of reference data that two persons decided for a day. */
export interface DatedChange {
  id: string;
  appliedAt: Date | null;
  revertedAt: Date | null;
}

/** From which day a proposed change holds, and on what ground. */
export function DatedChangeFields({ form, today }: { form: FormState; today: string }) {
  return (
    <>
      <DateField label="从哪天起" {...fieldOf(form, 'effectiveOn', today)} required />
      <TextArea label="依据" rows={2} {...fieldOf(form, 'reason')} required />
    </>
  );
}

/** Whether a change holds, waits for its day or was taken back, in words. */
export function datedChangeState({ appliedAt, revertedAt }: DatedChange): string {
  if (revertedAt) return '已撤回';
  return appliedAt ? '已生效' : '待生效';
}

/** The proposal to take a change back; `effect`: what comes back with it. */
export function ReversalButton({
  id,
  action,
  effect,
  form,
}: {
  id: string;
  action: string;
  effect: string;
  form: FormState;
}) {
  return (
    <FieldScope.Provider value={`${id}-`}>
      <ConfirmButton
        label="撤回"
        question={`要由另一位工作人员确认。${effect}`}
        confirm="提请撤回"
        action={action}
      >
        <TextArea label="原因" rows={2} {...fieldOf(form, 'reason')} required />
      </ConfirmButton>
    </FieldScope.Provider>
  );
}
