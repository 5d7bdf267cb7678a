import { type FormState, fieldOf, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  RadioField,
  SelectField,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import {
  type Complaint,
  complaintKindNames,
  complaintKinds,
  complaintStateNames,
  complaintSubject,
  outcomeNames,
} from '../rules/complaint.ts';

export interface OwnComplaintsPageProps {
  attemptId: string;
  topicTitle: string;
  attemptNo: number;
  itemCount: number;
  /** Null before there is a result. */
  deadline: Date | null;
  /** Whether it can still be asked. */
  open: boolean;
  complaints: Complaint[];
  form: FormState;
}

/** The learner's complaints about an attempt with their answers, and the form of another. */
export function OwnComplaintsPage(props: OwnComplaintsPageProps) {
  const { attemptId, topicTitle, attemptNo, complaints, form } = props;
  return (
    <Page
      title="成绩异议"
      lead={`${topicTitle}，第${attemptNo}次考试`}
      width="narrow"
      crumbs={[{ label: '考试成绩', href: `/attempts/${attemptId}/result` }, { label: '成绩异议' }]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {complaints.map((one) => (
          <Asked key={one.id} complaint={one} />
        ))}
        {props.open ? (
          <Ask {...props} />
        ) : (
          <Alert tone="info">
            {props.deadline ? (
              <>
                提出异议的期限到
                <DateTime value={props.deadline} />
                ，已经过了。仍有疑问的，请到“咨询”联系市人事培训中心。
              </>
            ) : (
              '有了成绩以后才能提出异议。'
            )}
          </Alert>
        )}
      </div>
    </Page>
  );
}

function Asked({ complaint }: { complaint: Complaint }) {
  const { state, outcome, answer } = complaint;
  return (
    <Card
      title={complaintSubject(complaint)}
      icon="flag"
      actions={
        <Badge tone={state === 'ASKED' ? 'warning' : 'neutral'}>
          {outcome ? outcomeNames[outcome] : complaintStateNames[state]}
        </Badge>
      }
    >
      <DefinitionList
        items={[
          { label: '提出', value: <DateTime value={complaint.askedAt} /> },
          { label: '理由', value: complaint.text },
          { label: '答复', value: answer },
          {
            label: '答复时间',
            value: complaint.answeredAt ? <DateTime value={complaint.answeredAt} /> : null,
          },
        ]}
      />
      {state === 'ASKED' ? (
        <p class="mt-3 text-muted">由市人事培训中心核实后答复，答复会发短信并放进消息。</p>
      ) : null}
    </Card>
  );
}

function Ask({ attemptId, itemCount, deadline, form }: OwnComplaintsPageProps) {
  const numbers = Array.from({ length: itemCount }, (_, at) => String(at + 1));
  return (
    <Card title="提出异议" icon="pen">
      {deadline ? (
        <p class="mb-4">
          <DateTime value={deadline} />
          前可以提出。试题确有错误的，所有受影响的人都会更正成绩。
        </p>
      ) : null}
      <Form action={`/attempts/${attemptId}/complaints`}>
        <RadioField
          name="kind"
          label="异议的内容"
          value={typed(form.values, 'kind')}
          error={form.errors.kind}
          required
          options={complaintKinds.map((value) => ({ value, label: complaintKindNames[value] }))}
        />
        <SelectField
          {...fieldOf(form, 'itemNo')}
          label="题号"
          neededWhen="对题目有异议时选择"
          placeholder="请选择"
          options={numbers.map((value) => ({ value, label: `第${value}题` }))}
        />
        <TextArea
          {...fieldOf(form, 'text')}
          label="理由"
          hint="写明哪里不对、依据是什么，例如教材的章节。"
          rows={4}
          maxLength={1000}
          required
        />
        <SubmitButton busyText="正在提交…">提出异议</SubmitButton>
      </Form>
    </Card>
  );
}
