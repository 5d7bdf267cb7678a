import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Card,
  DateTime,
  Form,
  Money,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { ClosedView } from '../queries/closing-view.ts';

/** Whether the colleague took the money of a closed day over, and for that colleague the form. */
export function HandoverStatus({
  closed,
  handedToName,
  taken,
  takes,
  form,
}: ClosedView & { form: FormState }) {
  if (closed.handover !== 'COLLEAGUE') return null;
  if (taken)
    return (
      <Alert
        tone={taken.countedFen === closed.countedFen ? 'success' : 'warning'}
        title={`${handedToName}已签收`}
      >
        <DateTime value={taken.takenAt} /> 清点 <Money fen={taken.countedFen} />
        {taken.note ? `，与交出的不同：${taken.note}` : '，与交出的相同'}。
      </Alert>
    );
  if (!takes)
    return (
      <Alert tone="warning" title={`等${handedToName}签收`}>
        签收以前，这笔款仍由交款人负责。
      </Alert>
    );
  return (
    <Card title="由您签收" icon="check" tone="accent">
      <p class="mb-3">
        同事交给您 <Money fen={closed.countedFen} />
        。请当面清点，填写您点到的金额；不同的写明原因。签收以后不能改。
      </p>
      <Form action={`/counter/closings/${closed.id}/handover`}>
        <TextField
          {...fieldOf(form, 'counted')}
          label="清点金额（元）"
          inputMode="decimal"
          maxLength={12}
          size="short"
          required
        />
        <TextArea
          {...fieldOf(form, 'note')}
          label="不同的原因"
          hint="与交出的金额相同的不填。"
          rows={2}
          maxLength={200}
        />
        <SubmitButton>确认签收</SubmitButton>
      </Form>
    </Card>
  );
}
