import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import type { TextTemplate, WordedText } from '../../../platform/place.ts';
import {
  Card,
  ConfirmButton,
  DefinitionList,
  ErrorSummary,
  FieldScope,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import type { PlaceVersion } from '../rules/place-version.ts';
import { previewOf } from '../rules/texts.ts';
import { wayOf } from './texts-page.tsx';
import { VersionsTable } from './versions-table.tsx';

export interface TextPageProps {
  template: TextTemplate;
  /** What it says now. */
  now: WordedText;
  worded: boolean;
  signature: string;
  waiting: Proposal | undefined;
  versions: PlaceVersion[];
  form: FormState;
}

/** One text: its words with placeholders, the preview of what was typed, and the way back. */
export function TextPage(props: TextPageProps) {
  const { template, now, worded, signature, waiting, versions, form } = props;
  const typedText = 'text' in form.values;
  const subject = fieldOf(form, 'subject', now.subject ?? '');
  const text = fieldOf(form, 'text', now.text);
  const shown = typedText
    ? { subject: String(form.values.subject ?? ''), text: String(form.values.text ?? '') }
    : now;
  return (
    <Page
      title={template.title}
      crumbs={[{ label: '短信和邮件的文字', href: '/place/texts' }, { label: template.title }]}
      lead={`${wayOf(template)}。占位词写在花括号里，发送时换成各人的内容。`}
    >
      <div class="stack">
        <ErrorSummary errors={form.errors} />
        <OpenProposal proposal={waiting} />
        <Card title="文字" icon="pen">
          <Placeholders template={template} />
          <Form action={`/place/texts/${template.key}`}>
            {template.subject === undefined ? null : (
              <TextField label="标题" {...subject} required />
            )}
            <TextArea label="正文" rows={4} {...text} required />
            <TextArea
              label="依据"
              rows={2}
              neededWhen="提请修改时填写"
              {...fieldOf(form, 'reason')}
            />
            <div class="flex flex-wrap gap-3">
              <SubmitButton>提请修改</SubmitButton>
              <SubmitButton tone="quiet" name="preview" value="1">
                只看预览
              </SubmitButton>
            </div>
          </Form>
        </Card>
        <Preview template={template} shown={shown} signature={signature} typed={typedText} />
        {worded ? <Shipped template={template} /> : null}
        <Card title="改动记录" icon="list">
          <VersionsTable caption="这条文字的改动" versions={versions} />
        </Card>
      </div>
    </Page>
  );
}

function Placeholders({ template }: { template: TextTemplate }) {
  const names = Object.entries(template.placeholders);
  if (names.length === 0) return <p class="mb-4 text-muted">这条文字没有占位词。</p>;
  return (
    <div class="mb-4">
      <DefinitionList
        items={names.map(([name, { example, required }]) => ({
          label: `{${name}}`,
          value: `例如：${example}${required ? '（必须保留）' : ''}`,
        }))}
      />
    </div>
  );
}

function Preview({
  template,
  shown,
  signature,
  typed,
}: {
  template: TextTemplate;
  shown: WordedText;
  signature: string;
  typed: boolean;
}) {
  const { subject, text, parts } = previewOf(template, shown, signature);
  return (
    <Card title={typed ? '预览：改后收到的样子' : '预览：现在收到的样子'} icon="phone">
      <div role="status">
        {subject ? <p class="font-semibold">{subject}</p> : null}
        <p class="my-2 break-all">{text}</p>
        {template.sms ? (
          <p class="text-muted">
            {text.length} 个字，按 {parts} 条短信计费。单条最多 70 个字，更长的每条 67 个字。
          </p>
        ) : null}
      </div>
    </Card>
  );
}

function Shipped({ template }: { template: TextTemplate }) {
  return (
    <Card title="平台自带的文字" icon="list">
      <p class="mb-3 break-all">{template.text}</p>
      <FieldScope.Provider value="shipped-">
        <ConfirmButton
          label="恢复成平台自带的"
          tone="quiet"
          question="要由另一位工作人员确认。"
          confirm="提请恢复"
          action={`/place/texts/${template.key}/reset`}
        >
          <TextArea label="原因" rows={2} name="reason" error={undefined} required />
        </ConfirmButton>
      </FieldScope.Provider>
    </Card>
  );
}
