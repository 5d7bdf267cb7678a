import { emptyForm, type FormState, fieldOf } from '../../../../platform/http/form.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  EmptyState,
  ErrorSummary,
  FieldScope,
  FileField,
  Form,
  Page,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../../ui/index.ts';
import { OpenProposal, type Proposal } from '../../../proposals/index.ts';
import type { Attachment } from '../../rules/attachments/attachment.ts';
import type { WrittenLesson } from '../../rules/lesson.ts';
import type { Topic } from '../../rules/topic.ts';
import { AttachmentList } from './attachment-list.tsx';

export interface AttachmentsPageProps {
  topic: Topic;
  lesson: WrittenLesson;
  attachments: readonly Attachment[];
  waiting: Proposal | undefined;
  mayChange: boolean;
  form: FormState;
}

/** The recordings, PDFs and other files of a lesson, for its authors. */
export function AttachmentsPage(props: AttachmentsPageProps) {
  const { topic, lesson, attachments, waiting, mayChange, form } = props;
  const base = `/topics/${topic.id}`;
  const here = `${base}/lessons/${lesson.id}/attachments`;
  return (
    <Page
      title={`第${lesson.position}课的音频和附件`}
      lead={lesson.title}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: `第${lesson.position}课`, href: `${base}/lessons/${lesson.id}` },
        { label: '音频和附件' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {topic.state === 'DRAFT' ? null : <OpenProposal proposal={waiting} />}
        {mayChange ? null : (
          <Alert tone="info">专题已经发布，附件由培训中心提出增减、市局确认。</Alert>
        )}
        <Card title="这一课的文件" icon="list">
          {attachments.length === 0 ? (
            <EmptyState title="还没有文件" icon="download">
              学员在课文下面看到这里的文件，离线包里也有。
            </EmptyState>
          ) : (
            <AttachmentList
              attachments={attachments}
              {...(mayChange && {
                actions: (one: Attachment) => <Removal {...props} one={one} here={here} />,
              })}
            />
          )}
        </Card>
        {mayChange ? <Add {...props} here={here} /> : null}
      </div>
    </Page>
  );
}

type Own = AttachmentsPageProps & { here: string };

function Removal({ topic, one, form, here }: Own & { one: Attachment }) {
  const own = form.values.of === one.id ? form : emptyForm;
  return (
    <div class="mt-2">
      <FieldScope.Provider value={`${one.id}-`}>
        <ConfirmButton
          label="拿掉"
          tone="danger"
          question={`拿掉“${one.title}”。`}
          confirm={topic.state === 'DRAFT' ? '确定拿掉' : '提请拿掉'}
          action={`${here}/${one.id}/removal`}
        >
          <input type="hidden" name="of" value={one.id} />
          {topic.state === 'DRAFT' ? null : <Reason form={own} label="为什么拿掉" />}
        </ConfirmButton>
      </FieldScope.Provider>
    </div>
  );
}

function Add({ topic, form, here }: Own) {
  const own = form.values.of === undefined ? form : emptyForm;
  return (
    <Card title="加一个文件" icon="arrow">
      <Form action={here} upload class="stack">
        <FileField
          {...fieldOf(own, 'file')}
          label="文件"
          hint="音频（MP3、M4A、OGG、WAV、FLAC）、PDF、Office 和 WPS 文件、图片、文本、ZIP，最大 100 MB。"
          required
        />
        <TextField
          {...fieldOf(own, 'title')}
          label="标题"
          hint="学员看到的名称；不填就用文件名。"
          maxLength={60}
        />
        {topic.state === 'DRAFT' ? null : <Reason form={own} label="为什么增加" />}
        <div>
          <SubmitButton busyText="正在上传…">
            {topic.state === 'DRAFT' ? '加上' : '提请增加'}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

const Reason = ({ form, label }: { form: FormState; label: string }) => (
  <TextArea
    {...fieldOf(form, 'reason')}
    label={label}
    hint="专题已经发布：市局确认后生效，离线包随后重新生成。"
    rows={2}
    maxLength={200}
    required
  />
);
