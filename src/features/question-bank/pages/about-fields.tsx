import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import { DateField, RadioField, SelectField, TextField } from '../../../ui/index.ts';
import type { TopicTerms } from '../queries/topics-of-bank.ts';
import { difficultyNames } from '../rules/differences.ts';
import { usageNames, usages } from '../rules/usage.ts';

/** Lesson, knowledge point, difficulty, usage and the rest that every kind has. */
export function AboutFields({ terms, form }: { terms: TopicTerms; form: FormState }) {
  const points = terms.points.filter(
    ({ id, retiredAt }) => !retiredAt || id === form.values.pointId,
  );
  return (
    <>
      <SelectField
        label="课时"
        required
        placeholder="请选择"
        options={terms.lessons.map(({ id, title }) => ({ value: id, label: title }))}
        {...fieldOf(form, 'lessonId')}
      />
      {points.length > 0 ? (
        <SelectField
          label="知识点"
          placeholder="不归入知识点"
          options={points.map(({ id, name }) => ({ value: id, label: name }))}
          {...fieldOf(form, 'pointId')}
        />
      ) : null}
      <RadioField
        label="难度"
        required
        options={Object.entries(difficultyNames).map(([value, label]) => ({ value, label }))}
        {...fieldOf(form, 'difficulty')}
      />
      <RadioField
        label="用途"
        required
        options={usages.map((value) => ({ value, label: usageNames[value] }))}
        {...fieldOf(form, 'usage', 'BOTH')}
      />
      <TextField
        label="来源"
        hint="教材、文件或自编。"
        maxLength={100}
        {...fieldOf(form, 'source')}
      />
      <TextField
        label="标签"
        hint="用空格或顿号隔开。"
        maxLength={200}
        {...fieldOf(form, 'tags')}
      />
      <DateField
        label="启用日期"
        hint="这天起可以抽到；不填不限。"
        {...fieldOf(form, 'validFrom')}
      />
      <DateField
        label="停用日期"
        hint="过了这天不再抽；不填不限。"
        {...fieldOf(form, 'validUntil')}
      />
    </>
  );
}
