import { type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Card,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Topic } from '../rules/topic.ts';

export interface DraftPageProps {
  topics: readonly Topic[];
  /** The topic to copy, chosen before. */
  copyOf: string;
  nextYear: number;
  form: FormState;
}

/** Drafting a topic: from nothing, or as a copy of an earlier one. */
export function DraftPage({ topics, copyOf, nextYear, form }: DraftPageProps) {
  const from = topics.find(({ id }) => id === copyOf);
  return (
    <Page
      title="起草专题"
      crumbs={[{ label: '年度专题', href: '/topics' }, { label: '起草专题' }]}
      width="narrow"
    >
      <ErrorSummary errors={form.errors} />
      <Card title="新的专题" icon="pen" tone="accent">
        <Form action="/topics">
          <TextField
            {...fieldOf(form, 'title', from?.title)}
            label="名称"
            maxLength={60}
            required
          />
          <TextField
            {...fieldOf(form, 'year', String(nextYear))}
            label="年度"
            size="short"
            inputMode="numeric"
            required
          />
          <SelectField
            {...fieldOf(form, 'copyOf', copyOf)}
            label="照哪一年的专题"
            hint="连同课文、视频和题库一起复制，所有日期按年度顺延；复制以后再改。"
            placeholder="不复制，从头起草"
            options={topics.map(({ id, year, title }) => ({
              value: id,
              label: `${year}年 ${title}`,
            }))}
          />
          <SubmitButton busyText="正在起草…">起草</SubmitButton>
        </Form>
      </Card>
    </Page>
  );
}
