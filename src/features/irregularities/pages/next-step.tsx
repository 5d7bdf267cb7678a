import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  Form,
  formatDateTime,
  RadioField,
  SubmitButton,
  TextArea,
  TextField,
  usePage,
} from '../../../ui/index.ts';
import type { CaseView } from '../queries/case-view.ts';
import { barrierTo, type Case, measuresFor, type Step } from '../rules/case.ts';
import { measureKindOf, measuresInWords } from '../rules/case-kinds.ts';

/** The next step of the bureau in a case, or why this officer cannot take it. */
export function NextStep({
  view: { one },
  accountId,
  form,
}: {
  view: CaseView;
  accountId: string;
  form: FormState;
}) {
  const { now } = usePage();
  const may = (step: Step) => barrierTo(step, one, { accountId, accused: false }, now) === null;
  const props = { one, form, may };
  switch (one.state) {
    case 'REPORTED':
      return <Accept {...props} />;
    case 'OPEN':
      return <Notify {...props} />;
    case 'NOTIFIED':
    case 'DEFENDED':
      return <Propose {...props} />;
    case 'PROPOSED':
      return <Decide {...props} />;
    case 'DECIDED':
      return <Wait {...props} />;
    case 'APPEALED':
      return <Review {...props} />;
    default:
      return null;
  }
}

interface StepProps {
  one: Case;
  form: FormState;
  may(step: Step): boolean;
}

function OtherOfficer({ text }: { text: string }) {
  return <Alert tone="info">{text}</Alert>;
}

function Accept({ one, form, may }: StepProps) {
  if (!may('accept')) return <OtherOfficer text="这件事涉及您本人，由另一位工作人员办理。" />;
  return (
    <Card title="是否受理" icon="flag" tone="accent">
      <ConfirmButton
        label="受理立案"
        question="受理后由您经办这个案件。"
        confirm="确定受理"
        action={`/cases/${one.id}/acceptance`}
      />
      <Form action={`/cases/${one.id}/rejection`}>
        <TextArea label="不予受理的理由" rows={2} {...fieldOf(form, 'because')} />
        <SubmitButton tone="quiet">不予受理</SubmitButton>
      </Form>
    </Card>
  );
}

function Notify({ one, form, may }: StepProps) {
  if (!may('notify')) return <OtherOfficer text="这件事涉及您本人，由另一位工作人员办理。" />;
  return (
    <Card title="告知当事人" icon="phone" tone="accent">
      <Form action={`/cases/${one.id}/notification`}>
        <TextArea
          label="告知的事实和理由"
          hint="当事人会在平台和短信里看到，并可以在期限内陈述申辩、上传材料。"
          rows={5}
          {...fieldOf(form, 'notice')}
          required
        />
        <SubmitButton>发出告知</SubmitButton>
      </Form>
      <Drop one={one} />
    </Card>
  );
}

function Drop({ one }: { one: Case }) {
  return (
    <ConfirmButton
      label="撤销案件"
      question="撤销后案件结束，已告知的当事人会收到通知。"
      confirm="确定撤销"
      action={`/cases/${one.id}/dropping`}
      tone="quiet"
    >
      <TextField name="because" label="理由" required />
    </ConfirmButton>
  );
}

function Propose({ one, form, may }: StepProps) {
  if (!may('propose'))
    return (
      <Card title="等待陈述申辩" icon="clock" tone="accent">
        <p>
          当事人可以在{one.defenceDueAt ? formatDateTime(one.defenceDueAt) : ''}
          前陈述申辩。申辩之后，或者期限到了，才能提出处理意见。
        </p>
        <Drop one={one} />
      </Card>
    );
  const chosen = [form.values.measures ?? []].flat();
  return (
    <Card title="提出处理意见" icon="pen" tone="accent">
      <Form action={`/cases/${one.id}/proposal`}>
        <fieldset id="field-measures" class="field" tabIndex={-1}>
          <legend class="field-label">处理</legend>
          <div class="choice-list">
            {measuresFor(one).map((measure) => (
              <label key={measure} class="choice">
                <input
                  type="checkbox"
                  class="checkbox checkbox-primary checkbox-sm"
                  name="measures"
                  value={measure}
                  checked={chosen.includes(measure)}
                />
                <span>
                  {measureKindOf[measure].name}
                  <span class="block text-sm text-muted">{measureKindOf[measure].hint}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <TextArea label="事实、理由和依据" rows={4} {...fieldOf(form, 'reason')} required />
        <TextArea
          label="通报文本"
          hint="勾选“通报”时填写；所有人可见，个人姓名会自动隐去。"
          rows={5}
          {...fieldOf(form, 'circular')}
        />
        <SubmitButton>提交，由另一位工作人员决定</SubmitButton>
      </Form>
      <Drop one={one} />
    </Card>
  );
}

function Decide({ one, form, may }: StepProps) {
  return (
    <Card title="作出决定" icon="stamp" tone="accent">
      <p>
        处理意见：<strong>{measuresInWords(one.measures)}</strong>
      </p>
      <p class="whitespace-pre-wrap">{one.proposal}</p>
      {one.circular ? <p class="prose whitespace-pre-wrap">通报文本：{one.circular}</p> : null}
      {may('decide') ? (
        <>
          <ConfirmButton
            label="同意，作出决定"
            question="系统会立即执行，当事人会收到通知。"
            confirm="确定作出决定"
            action={`/cases/${one.id}/decision`}
          />
          <Form action={`/cases/${one.id}/return`}>
            <TextArea label="不同意的理由" rows={2} {...fieldOf(form, 'because')} />
            <SubmitButton tone="quiet">退回处理意见</SubmitButton>
          </Form>
        </>
      ) : (
        <OtherOfficer text="处理意见由您提出（或者涉及您本人），决定须由另一位工作人员作出。" />
      )}
    </Card>
  );
}

function Wait({ one, may }: StepProps) {
  return (
    <Card title="决定已经执行" icon="check" tone="accent">
      <p>当事人可以在{one.appealDueAt ? formatDateTime(one.appealDueAt) : ''}前申诉。</p>
      {may('close') ? (
        <ConfirmButton
          label="结案"
          question="期限内没有申诉，结案后决定生效。"
          confirm="确定结案"
          action={`/cases/${one.id}/closing`}
        />
      ) : null}
    </Card>
  );
}

function Review({ one, form, may }: StepProps) {
  if (!may('uphold'))
    return <OtherOfficer text="当事人已申诉。您提出过意见或作出过决定，须由第三位工作人员复核。" />;
  return (
    <Card title="复核申诉" icon="search" tone="accent">
      <Form action={`/cases/${one.id}/appeal-decision`}>
        <RadioField
          label="申诉"
          {...fieldOf(form, 'outcome')}
          options={[
            { value: 'uphold', label: '不成立，维持决定' },
            {
              value: 'overturn',
              label: '成立，撤销决定',
              hint: '合格单、审验、学时、成绩和评聘资格由系统立即恢复。',
            },
          ]}
        />
        <TextArea label="理由" rows={3} {...fieldOf(form, 'because')} required />
        <SubmitButton>作出复核决定</SubmitButton>
      </Form>
    </Card>
  );
}
