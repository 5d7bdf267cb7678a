import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Card,
  ErrorSummary,
  FileField,
  Form,
  formatDateTime,
  Page,
  SubmitButton,
  TextArea,
  usePage,
} from '../../../ui/index.ts';
import type { CaseView } from '../queries/case-view.ts';
import { barrierTo, type Case } from '../rules/case.ts';
import { CaseEffects, CaseFacts, CaseHistory, CaseSlips, Statements } from './case-parts.tsx';

/** A case for the accused: everything on it, and the form of the next statement. */
export function MyCasePage({
  view,
  accountId,
  form,
}: {
  view: CaseView;
  accountId: string;
  form: FormState;
}) {
  const { one, slips, events, effects } = view;
  const { now } = usePage();
  const may = (step: 'defend' | 'appeal') =>
    barrierTo(step, one, { accountId, accused: true }, now) === null;
  return (
    <Page
      title={one.title}
      crumbs={[{ label: '我的案件', href: '/my-cases' }, { label: one.caseNo }]}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        {may('defend') ? <StatementForm kind="defence" one={one} form={form} /> : null}
        {may('appeal') ? <StatementForm kind="appeal" one={one} form={form} /> : null}
        <CaseFacts view={view} />
        <CaseSlips slips={slips} forOfficer={false} />
        <Statements one={one} base="/my-cases" />
        <CaseEffects effects={effects} />
        <CaseHistory events={events} />
      </div>
    </Page>
  );
}

const words = {
  defence: {
    title: '陈述申辩',
    lead: '写明您的意见，可以附上证明材料。提交之后，办理人员才能提出处理意见。',
    button: '提交申辩',
  },
  appeal: {
    title: '申诉',
    lead: '对决定有异议的，写明理由。申诉由没有经手这个案件的工作人员复核；申诉成立的，全部恢复原状。',
    button: '提交申诉',
  },
};

function StatementForm({
  kind,
  one,
  form,
}: {
  kind: 'defence' | 'appeal';
  one: Case;
  form: FormState;
}) {
  const { title, lead, button } = words[kind];
  const due = kind === 'defence' ? one.defenceDueAt : one.appealDueAt;
  return (
    <Card title={title} icon="pen" tone="accent">
      <p>
        {lead}截止时间：{due ? formatDateTime(due) : ''}。
      </p>
      <Form action={`/my-cases/${one.id}/${kind}`} upload>
        <TextArea label="您的意见" rows={6} {...fieldOf(form, 'text')} required />
        <FileField
          name="file"
          label="材料"
          hint="PDF、JPG 或 PNG，最大 10 MB。"
          accept=".pdf,.jpg,.jpeg,.png"
          error={form.errors.file}
        />
        <SubmitButton>{button}</SubmitButton>
      </Form>
    </Card>
  );
}
