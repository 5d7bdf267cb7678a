import { idDocumentNames, idDocumentTypes } from '../../../kernel/id-number.ts';
import { typed } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  Form,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import type { CounterLearnerPageProps } from './counter-learner-page.tsx';

/** Correcting data that differ from the document, or returning them to the learner (N2). */
export function ChangeRegistration({
  learner,
  districts,
  hasResults,
  waiting,
  errors,
  values,
}: CounterLearnerPageProps) {
  const base = `/counter/learners/${learner.accountId}`;
  const shown = (field: string, own: string) => typed(values, field, own);
  const correcting = 'districtId' in values;
  const returning = 'reason' in values;
  return (
    <div class="stack">
      <Card title="信息不一致时" icon="pen">
        {waiting ? (
          <Alert tone="info" title="有一项更正等待复核">
            <a class="link" href={`/counter/corrections/${waiting.id}`}>
              查看更正内容
            </a>
          </Alert>
        ) : null}
        <details open={correcting}>
          <summary class="link py-2">当场更正</summary>
          {hasResults ? (
            <p class="text-muted mb-3">
              学员已有考试成绩：姓名和证件号码的更正由您提出，另一位经办人复核后生效。
            </p>
          ) : null}
          <Form action={`${base}/corrections`}>
            <TextField
              name="name"
              label="姓名"
              required
              value={shown('name', learner.name)}
              error={errors.name}
            />
            <SelectField
              name="idDocumentType"
              label="证件类型"
              required
              value={shown('idDocumentType', learner.idDocumentType)}
              options={idDocumentTypes.map((type) => ({
                value: type,
                label: idDocumentNames[type],
              }))}
            />
            <TextField
              name="idNumber"
              label="证件号码"
              hint="不更正的留空。"
              value={shown('idNumber', '')}
              error={errors.idNumber}
              autocomplete="off"
            />
            <TextField
              name="phone"
              label="手机号"
              hint="不更正的留空。"
              type="tel"
              value={shown('phone', '')}
              error={errors.phone}
              autocomplete="off"
            />
            <SelectField
              name="districtId"
              label="工作地"
              required
              hint="改到其他区县后，由那里受理。"
              value={shown('districtId', learner.districtId)}
              error={errors.districtId}
              options={districts.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextField
              name="note"
              label="更正依据"
              required
              hint="例如：身份证原件。"
              value={shown('note', '')}
              error={errors.note}
              maxLength={300}
            />
            <SubmitButton tone="quiet">保存更正</SubmitButton>
          </Form>
        </details>
        {hasResults ? null : (
          <details open={returning}>
            <summary class="link py-2">退回学员修改</summary>
            <Form action={`${base}/return`}>
              <TextArea
                name="reason"
                label="退回原因"
                required
                rows={3}
                hint="会以短信告知学员。"
                value={shown('reason', '')}
                error={errors.reason}
                maxLength={300}
              />
              <SubmitButton tone="danger">退回</SubmitButton>
            </Form>
          </details>
        )}
      </Card>
    </div>
  );
}
