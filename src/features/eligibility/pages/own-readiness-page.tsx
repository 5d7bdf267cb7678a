import { ButtonLink, Card, Page } from '../../../ui/index.ts';
import type { TitleSeries } from '../../organisations/index.ts';
import type { PersonReadiness, ReadinessAsked } from '../queries/readiness.ts';
import type { Recommendation } from '../queries/recommendations.ts';
import { AskForm, ReadinessAnswer, YearsTable } from './readiness-parts.tsx';

export interface OwnReadinessPageProps {
  person: PersonReadiness;
  asked: ReadinessAsked;
  series: TitleSeries[];
  recommendation: Recommendation | null;
}

const recommendationWords: { [state in Recommendation['state']]: string } = {
  RECOMMENDED: '单位已经推荐，等待受理部门核验。',
  ACCEPTED: '受理部门已经受理。',
  REFUSED: '受理部门没有受理，原因请向受理部门了解。',
  WITHDRAWN: '',
};

/** The learner sees which years of the cycle are there, which are missing and what can be done. */
export function OwnReadinessPage({ person, asked, series, recommendation }: OwnReadinessPageProps) {
  const { learner, readiness } = person;
  const missingDate = readiness.barriers.includes('TITLE_DATE_MISSING');
  return (
    <Page
      title="职称评审准备情况"
      width="wide"
      lead={
        learner.titleName
          ? `现职称：${learner.titleName}${learner.titleAwardedOn ? `，${learner.titleAwardedOn.slice(0, 4)}年取得` : ''}`
          : '还没有职称'
      }
    >
      <div class="stack">
        <AskForm action="/readiness" asked={asked} series={series} />
        <ReadinessAnswer readiness={readiness} />
        {missingDate ? <ButtonLink href="/account">到“我的资料”填写取得日期</ButtonLink> : null}
        {recommendation ? <p>{recommendationWords[recommendation.state]}</p> : null}
        {readiness.rows.length > 0 ? <YearsTable rows={readiness.rows} reader="self" /> : null}
        <Card title="缺少年度怎么办" icon="info">
          <ul class="list-disc pl-5">
            <li>还在开放的专题，可以从上面的链接进入课程补学，并参加考试。</li>
            <li>
              因长期病假、生育、出国、借调等没有学习的，可以
              <a class="link" href="/absences">
                申请正当理由
              </a>
              ，由单位批准。
            </li>
            <li>合格单还没有审验的，请按合格单上的提示送审验单位。</li>
          </ul>
        </Card>
      </div>
    </Page>
  );
}
