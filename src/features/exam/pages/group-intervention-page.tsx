import {
  Alert,
  Card,
  ErrorSummary,
  Form,
  Page,
  SelectField,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts';

export type GroupKind = 'EXTEND' | 'RESTORE';

export interface GroupInterventionPageProps {
  kind: GroupKind;
  topics: { id: string; title: string }[];
  districts: { id: string; name: string }[];
  values: Record<string, string>;
  errors: Record<string, string>;
  /** How many attempts the form means now; null before it is filled in. */
  meant: number | null;
}

const words = {
  EXTEND: {
    title: '成组延长时间',
    lead: '故障影响很多人时，一次延长所有相关考试的时间，最多延到考试期结束。',
    path: '/exam-monitor/groups/extension',
    from: '只延长从这时起中断联系的',
    propose: '提出延长',
  },
  RESTORE: {
    title: '成组返还机会',
    lead: '故障期间时间到了而没能返回的考试，不计入次数，学员可以再考。',
    path: '/exam-monitor/groups/restoration',
    from: '故障开始',
    propose: '提出返还',
  },
} as const;

/** The clerk says whom it concerns, sees how many that are, and proposes (G5, E17). */
export function GroupInterventionPage(props: GroupInterventionPageProps) {
  const { kind, topics, districts, values, errors, meant } = props;
  const { title, lead, path, from } = words[kind];
  return (
    <Page
      title={title}
      lead={lead}
      width="narrow"
      crumbs={[{ label: '考试监控', href: '/exam-monitor' }, { label: title }]}
    >
      <ErrorSummary errors={errors} />
      <div class="stack">
        {meant === null ? null : <TargetSelection {...props} meant={meant} />}
        <Card title="范围和原因" icon="list">
          <Form action={path} method="get">
            <SelectField
              name="topicId"
              label="专题"
              placeholder="全部专题"
              value={values.topicId}
              options={topics.map((topic) => ({ value: topic.id, label: topic.title }))}
            />
            <SelectField
              name="districtId"
              label="学员工作的区县"
              placeholder="全市"
              value={values.districtId}
              options={districts.map((district) => ({ value: district.id, label: district.name }))}
            />
            <TimeField
              name="from"
              label={from}
              value={values.from}
              error={errors.from}
              required={kind === 'RESTORE'}
            />
            {kind === 'RESTORE' ? (
              <TimeField
                name="until"
                label="故障结束"
                value={values.until}
                error={errors.until}
                required
              />
            ) : (
              <TextField
                name="minutes"
                label="延长分钟数"
                type="number"
                size="short"
                value={values.minutes}
                error={errors.minutes}
                required
              />
            )}
            <TextField
              name="because"
              label="原因"
              value={values.because}
              error={errors.because}
              required
            />
            <SubmitButton tone={meant ? 'quiet' : 'primary'}>查看涉及多少人</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function TargetSelection({ kind, values, meant }: GroupInterventionPageProps & { meant: number }) {
  const { path, propose } = words[kind];
  if (meant === 0)
    return <Alert tone="warning">按这些条件，现在没有可以处理的考试，请核对范围。</Alert>;
  return (
    <Card title={`现在涉及 ${meant.toLocaleString('zh-CN')} 人`} icon="person" tone="accent">
      <p class="mb-4">提出时固定这些人；由中心另一位经办人复核，复核时立即执行。</p>
      <Form action={path}>
        {Object.entries(values).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton>{propose}</SubmitButton>
      </Form>
    </Card>
  );
}

function TimeField({
  name,
  label,
  value,
  error,
  required,
}: {
  name: string;
  label: string;
  value: string | undefined;
  error: string | undefined;
  required: boolean;
}) {
  return (
    <TextField
      name={name}
      label={label}
      type="datetime-local"
      value={value}
      error={error}
      required={required}
    />
  );
}
