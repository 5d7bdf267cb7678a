import type { FormState } from '../../../platform/http/index.ts';
import { Card, CheckboxField, RadioField, SubmitButton, TextField } from '../../../ui/index.ts';

/** Whom to remind, by which channels, with which own words. */
export function ReminderFields({
  standing,
  count,
  form: { values, errors },
}: {
  standing: string;
  count: number;
  form: FormState;
}) {
  // A form sent with no channel ticked is shown again with none.
  const untouched = values.whom === undefined;
  const chosen = [values.channel ?? (untouched ? 'SMS' : [])].flat();
  return (
    <Card title="发提醒" icon="info">
      <RadioField
        name="whom"
        label="提醒谁"
        required
        value={String(values.whom ?? 'CHOSEN')}
        error={errors.whom}
        options={[
          { value: 'CHOSEN', label: '上面勾选的人' },
          { value: 'ALL', label: `全部${standing}的 ${count} 人` },
        ]}
      />
      <CheckboxField
        name="channel"
        among
        value="SMS"
        label="同时发短信"
        checked={chosen.includes('SMS')}
      />
      <CheckboxField
        name="channel"
        among
        value="MAIL"
        label="同时发邮件（确认过邮箱的人）"
        checked={chosen.includes('MAIL')}
      />
      <TextField
        name="ownWords"
        label="附言"
        hint="写在提醒的最后，例如联系人和电话，最多60个字"
        value={String(values.ownWords ?? '')}
        error={errors.ownWords}
      />
      <SubmitButton>发出提醒</SubmitButton>
    </Card>
  );
}
