import { idDocumentNames } from '../../../kernel/id-number.ts';
import { type FieldErrors, type FormValues, typed } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  ButtonLink,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  ErrorSummary,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import { type Correction, correctionStateNames, correctionTones } from '../rules/correction.ts';
import type { LearnerProfile } from '../rules/learner-profile.ts';

export interface CorrectionPageProps {
  correction: Correction;
  learner: LearnerProfile;
  /** The office that serves the learner now, when it is another one. */
  movedTo: string | null;
  mayDecide: boolean;
  /** The whole proposed number, shown once on demand. */
  idNumber: string | null;
  form: { values: FormValues; errors: FieldErrors };
}

/** A proposed correction for the second officer to decide, or its outcome. */
export function CorrectionPage(props: CorrectionPageProps) {
  const { correction, form } = props;
  return (
    <Page
      title={`更正${correction.nameBefore}的信息`}
      lead="这位学员已有考试成绩，姓名和证件号码由两位经办人先后核对后更正。"
      crumbs={[{ label: '现场缴费', href: '/counter' }, { label: '复核更正' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} title="没有办成" />
      <div class="stack">
        <Change {...props} />
        {correction.state === 'PROPOSED' ? <Decision {...props} /> : null}
        <div>
          <ButtonLink href="/counter" tone="quiet">
            回到现场缴费
          </ButtonLink>
        </div>
      </div>
    </Page>
  );
}

function Change(props: CorrectionPageProps) {
  const { correction: one } = props;
  const { state, decidedAt, decidedByName } = one;
  return (
    <Card
      title="更正内容"
      icon="pen"
      actions={<Badge tone={correctionTones[state]}>{correctionStateNames[state]}</Badge>}
    >
      <DefinitionList
        items={[
          { label: '姓名', value: one.name && <FromTo from={one.nameBefore} to={one.name} /> },
          { label: '证件号码', value: one.idNumberMasked && <NewNumber {...props} /> },
          { label: '依据', value: one.proof },
          { label: '提出', value: <Who name={one.proposedByName} at={one.proposedAt} /> },
          {
            label: '复核',
            value: decidedAt && <Who name={decidedByName ?? ''} at={decidedAt} />,
          },
          { label: '退回原因', value: one.decisionReason },
        ]}
      />
    </Card>
  );
}

const FromTo = ({ from, to }: { from: string; to: preact.ComponentChildren }) => (
  <>
    <span class="text-muted">{from}</span> 改为 <strong>{to}</strong>
  </>
);

function NewNumber({ correction: one, idNumber, mayDecide }: CorrectionPageProps) {
  const kind = one.idDocumentType && idDocumentNames[one.idDocumentType];
  return (
    <div class="figures">
      <FromTo from={one.idNumberMaskedBefore} to={idNumber ?? one.idNumberMasked} />
      <span class="block text-sm text-muted">{kind}</span>
      {idNumber === null && mayDecide ? (
        <Form action={`/counter/corrections/${one.id}/identity`} class="mt-2">
          <SubmitButton tone="quiet" size="small">
            显示完整号码
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  );
}

const Who = ({ name, at }: { name: string; at: Date }) => (
  <>
    {name}，<DateTime value={at} />
  </>
);

function Decision({ correction, movedTo, mayDecide, form }: CorrectionPageProps) {
  if (!mayDecide)
    return (
      <Alert tone="info" title="等待另一位经办人复核">
        提出和复核要由两个人完成。请同事打开“现场缴费”，在“待复核的更正”里办理。
      </Alert>
    );
  const url = `/counter/corrections/${correction.id}`;
  return (
    <Card title="复核" icon="check" tone="accent">
      {movedTo ? (
        <div class="mb-4">
          <Alert tone="warning" title={`这位学员现在由${movedTo}受理`}>
            本窗口不能再更正。请退回并写明原因，请学员到那里办理。
          </Alert>
        </div>
      ) : (
        <p class="mb-4">
          请对照“{correction.proof}
          ”核对更正内容。确认后立即更正，印有原信息的合格单作废并重新出具。
        </p>
      )}
      <div class="flex flex-wrap gap-3 items-start">
        {movedTo ? null : (
          <ConfirmButton
            label="核对无误，确认更正"
            tone="primary"
            question="已核对证明材料，更正内容与材料一致？"
            confirm="确认更正"
            action={`${url}/confirmation`}
          />
        )}
        <ConfirmButton
          label="退回"
          question="退回后不作任何改动，学员会收到短信。"
          confirm="确认退回"
          action={`${url}/rejection`}
          open={form.errors.reason !== undefined}
        >
          <TextArea
            name="reason"
            label="退回原因"
            rows={3}
            value={typed(form.values, 'reason')}
            error={form.errors.reason}
            maxLength={300}
            required
          />
        </ConfirmButton>
      </div>
    </Card>
  );
}
