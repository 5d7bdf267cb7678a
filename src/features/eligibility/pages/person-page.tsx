import { titleLevelNames } from '../../../kernel/title-level.ts';
import { type FormState, fieldOf } from '../../../platform/http/index.ts';
import {
  Alert,
  Card,
  ConfirmButton,
  DateTime,
  DefinitionList,
  Form,
  Page,
  SubmitButton,
  TextArea,
} from '../../../ui/index.ts';
import type { TitleSeries } from '../../organisations/index.ts';
import type { PersonReadiness, ReadinessAsked } from '../queries/readiness.ts';
import type { Recommendation } from '../queries/recommendations.ts';
import { AskForm, ReadinessAnswer, YearsTable } from './readiness-parts.tsx';

export interface PersonPageProps {
  person: PersonReadiness;
  asked: ReadinessAsked;
  series: TitleSeries[];
  recommendation: Recommendation | null;
  /** Who looks: the caring body may recommend, but not himself (G10). */
  may: 'recommend' | 'read' | 'own';
  form: FormState;
}

/** A person's readiness as the unit or an authority sees it, with the unit's recommendation. */
export function PersonPage(props: PersonPageProps) {
  const { person, asked, series } = props;
  const { learner, readiness } = person;
  return (
    <Page title={learner.name} width="wide" lead="职称评审公需科目情况">
      <div class="stack">
        <DefinitionList
          items={[
            { label: '证件号码', value: learner.idNumberMasked },
            { label: '单位', value: learner.employerName },
            { label: '现职称', value: learner.titleName },
            {
              label: '取得日期',
              value: learner.titleAwardedOn ? (
                <DateTime
                  value={new Date(`${learner.titleAwardedOn}T00:00:00+08:00`)}
                  only="date"
                />
              ) : null,
            },
          ]}
        />
        <AskForm action={`/review/people/${learner.accountId}`} asked={asked} series={series} />
        <ReadinessAnswer readiness={readiness} />
        {readiness.rows.length > 0 ? <YearsTable rows={readiness.rows} reader="officer" /> : null}
        <RecommendationCard {...props} />
      </div>
    </Page>
  );
}

function RecommendationCard({ person, asked, recommendation, may, form }: PersonPageProps) {
  if (recommendation) {
    const { id, state, level, recommendedAt } = recommendation;
    const words = { RECOMMENDED: '等待受理部门核验', ACCEPTED: '已受理', REFUSED: '未受理' };
    return (
      <Card title={`${asked.year}年推荐`} icon="check">
        <p class="mb-3">
          <DateTime value={recommendedAt} only="date" />
          已推荐申报{titleLevelNames[level]}，{state === 'WITHDRAWN' ? '' : words[state]}。
        </p>
        {may === 'recommend' && state === 'RECOMMENDED' ? (
          <ConfirmButton
            label="撤回推荐"
            question="撤回后，这位人员不再列入受理部门的名单。"
            confirm="确定撤回"
            action={`/review/recommendations/${id}/withdrawal`}
            open={form.errors.because !== undefined}
          >
            <TextArea label="原因" rows={2} {...fieldOf(form, 'because')} required />
          </ConfirmButton>
        ) : null}
      </Card>
    );
  }
  if (may === 'own') return <Alert tone="info">不能推荐自己，请由本单位另一位管理员办理。</Alert>;
  if (may === 'read') return null;
  if (!person.readiness.ready)
    return (
      <Alert tone="info" title="现在不能推荐">
        本周期的公需科目齐全之后，这里会出现“推荐”按钮。
      </Alert>
    );
  return (
    <Card
      title={`推荐申报${asked.year}年${titleLevelNames[person.level]}`}
      icon="check"
      tone="accent"
    >
      <p class="mb-3">推荐后，受理部门在核验名单中看到这位人员；本页的依据同时存档。</p>
      <Form action={`/review/people/${person.learner.accountId}/recommendation`}>
        <input type="hidden" name="year" value={asked.year} />
        <input type="hidden" name="level" value={person.level} />
        <input type="hidden" name="series" value={asked.seriesCode ?? ''} />
        <SubmitButton>推荐</SubmitButton>
      </Form>
    </Card>
  );
}
