import { type FormState, typed } from '../../../platform/http/form.ts';
import { ActionFold, SubmitButton, TextArea } from '../../../ui/index.ts';
import { reasonLength } from '../routes/forms.ts';

/** What is done to the ticked slips: each asks before it acts. */
export function QueueButtons({ form }: { form: FormState }) {
  return (
    <>
      <ActionFold label="退回所选" letter="R" tone="quiet" open={form.errors.reason !== undefined}>
        <TextArea
          name="reason"
          label="原因"
          hint="所选的学员都会看到这段话，请写明哪里不符、怎样修改。"
          value={typed(form.values, 'reason')}
          error={form.errors.reason}
          rows={2}
          maxLength={reasonLength}
          required
        />
        <SubmitButton tone="danger" formAction="/endorsements/returns">
          确认退回
        </SubmitButton>
      </ActionFold>
      <ActionFold label="审验所选" letter="A">
        <p class="mb-3">勾选的合格单都已核对无误？与记录有不同的会留下，要逐张打开审验。</p>
        <SubmitButton busyText="正在审验…">确认审验</SubmitButton>
      </ActionFold>
    </>
  );
}
