import { titleLevelNames, titleLevels } from '../../../kernel/title-level.ts';
import { typed } from '../../../platform/http/index.ts';
import { CheckboxField, RadioField, SelectField, TextField } from '../../../ui/index.ts';
import type { CycleRulesPageProps } from './cycle-rules-page.tsx';

/** Every value of a cycle rule, as the bureau types it. */
export function RuleFields({
  series,
  places,
  form,
}: Omit<CycleRulesPageProps, 'rules' | 'ending'>) {
  const { values, errors } = form;
  const text = (name: string, label: string, preset = '') => ({
    name,
    label,
    value: typed(values, name, preset),
    error: errors[name],
  });
  const number = { type: 'number', inputMode: 'numeric', size: 'short' } as const;
  return (
    <>
      <TextField {...text('name', '名称')} required />
      <TextField {...text('basis', '文件依据')} hint="文件名称和文号" required />
      <div class="grid gap-x-6 md:grid-cols-3">
        <SelectField
          {...text('jurisdictionId', '地区')}
          placeholder="全市"
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...text('seriesCode', '系列')}
          placeholder="各系列"
          options={series.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          {...text('level', '层级')}
          placeholder="各层级"
          options={titleLevels.map((level) => ({ value: level, label: titleLevelNames[level] }))}
        />
        <TextField {...text('applyFromYear', '从哪年申报起')} {...number} required />
        <TextField {...text('applyToYear', '到哪年申报止')} {...number} />
        <TextField {...text('firstTopicYear', '从哪年的专题算起', '2010')} {...number} required />
      </div>
      <div class="grid gap-x-6 md:grid-cols-2">
        <RadioField
          {...text('starts', '周期', 'TITLE')}
          required
          options={[
            { value: 'TITLE', label: '取得现职称的次年起' },
            { value: 'FIXED', label: '固定年数', hint: '申报前若干年，不看现职称的年份' },
          ]}
        />
        <RadioField
          {...text('counting', '怎样计算', 'BY_YEAR')}
          required
          options={[
            { value: 'BY_YEAR', label: '每个年度的专题都要合格' },
            { value: 'BY_NUMBER', label: '按合格次数', hint: '每年最多计一次' },
          ]}
        />
      </div>
      <div class="grid gap-x-6 md:grid-cols-3">
        <TextField {...text('lastYears', '只看最近几年')} {...number} />
        <TextField {...text('capYears', '最多要求几年')} {...number} />
        <TextField {...text('yearsWithoutTitle', '没有职称的看几年', '1')} {...number} required />
      </div>
      <RadioField
        {...text('evidence', '合格单到哪一步算数', 'ENDORSED')}
        required
        options={[
          { value: 'SLIP', label: '有合格单' },
          { value: 'ENDORSED', label: '已审验' },
          { value: 'RECORDED', label: '已审验并登记学时' },
        ]}
      />
      <CheckboxField
        name="topicCountsOnce"
        value="yes"
        label="同一专题只计一次"
        checked={values.topicCountsOnce === 'yes'}
      />
      <CheckboxField
        name="beforeTitleCounts"
        value="yes"
        label="取得现职称之前的合格也计入"
        checked={values.beforeTitleCounts === 'yes'}
      />
      <CheckboxField
        name="excusedCounts"
        value="yes"
        label="有正当理由的年度视为具备"
        checked={values.name === undefined || values.excusedCounts === 'yes'}
      />
    </>
  );
}
