import { emptyForm, type FormState, fieldOf } from '../../../platform/http/form.ts';
import {
  Alert,
  Badge,
  Card,
  DateTime,
  ErrorSummary,
  FieldScope,
  FileField,
  Form,
  formatBytes,
  Page,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';
import type { Topic } from '../../courses/index.ts';
import { OpenProposal, type Proposal } from '../../proposals/index.ts';
import { type LessonPackage, mostMegabytes, packageLimits } from '../rules/package.ts';

export interface PackagePageProps {
  topic: Topic;
  lesson: { id: string; position: number; title: string };
  packages: readonly LessonPackage[];
  waiting: Proposal | undefined;
  mayChange: boolean;
  /** Whether packages have an origin of their own here. */
  opens: boolean;
  form: FormState;
}

/** The SCORM package of a lesson, for its authors: sent, tried, used, taken away. */
export function PackagePage(props: PackagePageProps) {
  const { topic, lesson, packages, waiting, mayChange, opens, form } = props;
  const base = `/topics/${topic.id}`;
  const here = `${base}/lessons/${lesson.id}/package`;
  return (
    <Page
      title={`第${lesson.position}课的互动课件`}
      lead={lesson.title}
      crumbs={[
        { label: '年度专题', href: '/topics' },
        { label: topic.title, href: base },
        { label: '课程目录', href: `${base}/lessons` },
        { label: `第${lesson.position}课`, href: `${base}/lessons/${lesson.id}` },
        { label: '互动课件' },
      ]}
    >
      <ErrorSummary errors={form.errors} />
      <div class="stack">
        {topic.state === 'DRAFT' ? null : <OpenProposal proposal={waiting} />}
        {opens ? null : (
          <Alert tone="warning">
            这里还没有给互动课件设置自己的网址（PACKAGE_URL），可以上传，学员暂时打不开。
          </Alert>
        )}
        {mayChange ? null : (
          <Alert tone="info">专题已经发布，互动课件由培训中心提出更换、市局确认。</Alert>
        )}
        {packages.length > 0 ? <Sent {...props} here={here} /> : null}
        {mayChange ? <Send form={form} here={here} /> : null}
      </div>
    </Page>
  );
}

function Sent(props: PackagePageProps & { here: string }) {
  return (
    <Card title="传过的课件" icon="list">
      <ul>
        {props.packages.map((one) => (
          <li key={one.id} class="py-3 border-b border-line last:border-0">
            <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span class="font-semibold">{one.title}</span>
              {one.inUse ? <Badge tone="success">正在使用</Badge> : null}
              <span class="text-sm text-muted figures">
                SCORM {one.version}，{one.files}个文件，{formatBytes(one.bytes)}
              </span>
              <span class="text-sm text-muted">
                <DateTime value={one.sentAt} />
              </span>
            </p>
            <Buttons {...props} one={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Buttons(props: PackagePageProps & { here: string; one: LessonPackage }) {
  const { topic, one, mayChange, opens, here, form } = props;
  const own = form.values.of === one.id ? form : emptyForm;
  return (
    <div class="mt-2 flex flex-wrap items-end gap-2">
      {opens ? (
        <Form action={`${here}/${one.id}/trial`}>
          <SubmitButton tone="quiet" size="small">
            试一试
          </SubmitButton>
        </Form>
      ) : null}
      {mayChange ? (
        <FieldScope.Provider value={`${one.id}-`}>
          <Form
            action={one.inUse ? `${here}/removal` : `${here}/${one.id}/use`}
            class="flex flex-wrap items-end gap-2"
          >
            <input type="hidden" name="of" value={one.id} />
            {topic.state === 'DRAFT' ? null : (
              <TextField
                {...fieldOf(own, 'reason')}
                label={one.inUse ? '为什么撤下' : '为什么更换'}
                maxLength={200}
                required
              />
            )}
            <SubmitButton size="small" tone={one.inUse ? 'danger' : 'primary'}>
              {topic.state === 'DRAFT' ? '' : '提请'}
              {one.inUse ? '撤下' : '换上这一份'}
            </SubmitButton>
          </Form>
        </FieldScope.Provider>
      ) : null}
    </div>
  );
}

function Send({ form, here }: { form: FormState; here: string }) {
  return (
    <Card title="上传互动课件" icon="arrow">
      <Form action={here} upload class="stack">
        <FileField
          {...fieldOf(form, 'file')}
          label="课件的 ZIP 文件"
          hint={`SCORM 1.2 或 2004，最大 ${mostMegabytes} MB、${packageLimits.files}个文件。视频请传到这一课的视频里。`}
          accept=".zip"
          required
        />
        <div>
          <SubmitButton busyText="正在检查…">上传</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
