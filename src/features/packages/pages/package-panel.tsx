import { Card, DefinitionList, Form, SubmitButton } from '../../../ui/index.ts';
import {
  type LessonPackage,
  type PackageAttempt,
  packageStatusNames,
  secondsIn,
  timeInWords,
} from '../rules/package.ts';

/** The package of a lesson on its page: how far the learner is, and the way in. */
export function PackagePanel({
  one,
  attempt,
  action,
  versionNo,
}: {
  one: LessonPackage;
  attempt: PackageAttempt | undefined;
  action: string;
  /** Of a version that the learner studied. */
  versionNo: number | undefined;
}) {
  const score = attempt?.score;
  return (
    <Card title={`互动课件：${one.title}`} icon="play">
      <DefinitionList
        items={[
          { label: '进度', value: packageStatusNames[attempt?.status ?? 'NOT_BEGUN'] },
          { label: '得分', value: typeof score === 'number' ? `${score}分` : null },
          { label: '用时', value: attempt ? timeInWords(secondsIn(attempt)) : null },
        ]}
      />
      <Form action={action} class="mt-3">
        {versionNo === undefined ? null : <input type="hidden" name="version" value={versionNo} />}
        <SubmitButton>{attempt ? '接着学' : '打开互动课件'}</SubmitButton>
      </Form>
    </Card>
  );
}
