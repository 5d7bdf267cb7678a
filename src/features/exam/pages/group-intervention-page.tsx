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
  /** The number of targets now; null before the form is filled in. */
  targets: number | null;
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

/** The selection of a group, the number of its targets, and the proposal (G5, E17). */
export function GroupInterventionPage(props: GroupInterventionPageProps) {
  const { kind, topics, districts, values, errors, targets } = props;
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
        {targets === null ? null : <Confirmation {...props} targets={targets} />}
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
            <TextField
              type="datetime-local"
              name="from"
              label={from}
              value={values.from}
              error={errors.from}
              required={kind === 'RESTORE'}
            />
            {kind === 'RESTORE' ? (
              <TextField
                type="datetime-local"
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
            <SubmitButton tone={targets ? 'quiet' : 'primary'}>查看涉及多少人</SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}

function Confirmation({ kind, values, targets }: GroupInterventionPageProps & { targets: number }) {
  const { path, propose } = words[kind];
  if (targets === 0)
    return <Alert tone="warning">按这些条件，现在没有可以处理的考试，请核对范围。</Alert>;
  return (
    <Card title={`现在涉及 ${targets.toLocaleString('zh-CN')} 人`} icon="person" tone="accent">
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
