import { Card, DateTime, DefinitionList, EmptyState, Page } from '../../../ui/index.ts';
import type { Organisation } from '../../organisations/index.ts';
import type { Recognition } from '../queries/recognitions.ts';
import type { Offering } from '../rules/subject.ts';
import { ruleSentences } from '../rules/system.ts';
import { daysOf, placeOf } from './offering-fields.tsx';
import { describeAttendance, describeHours } from './recognition-page.tsx';
import { RecognitionState } from './recognition-table.tsx';
import { OfferingTable } from './subject-page.tsx';

/** A person's professional hours with their origin, and the open offerings of the system. */
export function OwnHoursPage({
  recognitions,
  offerings,
  open,
  authorities,
  authority,
}: {
  recognitions: Recognition[];
  offerings: Offering[];
  open: Offering[];
  authorities: Organisation[];
  authority: string | null;
}) {
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  return (
    <Page
      title="专业科目学时"
      lead="行业主管部门认定的专业科目学时，已经记入学时证书和单位的登记卡。有误的，请联系认定的主管部门更正。"
      crumbs={[{ href: '/certificate', label: '学时证书' }]}
    >
      <div class="stack">
        {recognitions.length === 0 ? (
          <EmptyState title="还没有认定的专业科目学时" icon="book">
            参加本系统的专业科目培训之后，由主管部门认定，不用自己申报。
          </EmptyState>
        ) : null}
        {recognitions.map((one) => {
          const offering = offerings.find(({ id }) => id === one.offeringId);
          if (!offering) return null;
          return (
            <div key={one.id} id={one.entryId}>
              <Card title={`${one.year}年：${offering.subjectName}`} icon="book">
                <DefinitionList
                  items={[
                    { label: '状态', value: <RecognitionState {...one} /> },
                    { label: '学时', value: describeHours(one) },
                    {
                      label: '培训',
                      value: `${offering.organiser}，${daysOf(offering)}，${placeOf(offering)}`,
                    },
                    { label: '参加', value: describeAttendance(one, offering) },
                    { label: '认定部门', value: nameOf.get(one.authorityId) },
                    { label: '为什么由它认定', value: ruleSentences[one.systemRule] },
                    { label: '登记号', value: one.entryNo },
                    { label: '认定时间', value: <DateTime value={one.recognisedAt} /> },
                  ]}
                />
              </Card>
            </div>
          );
        })}
        {authority ? (
          <section class="stack">
            <h2 class="text-xl">{authority}开放的培训</h2>
            <OfferingTable offerings={open} named link={false} />
          </section>
        ) : null}
      </div>
    </Page>
  );
}
