import type { PageOf } from '../../../kernel/page-of.ts';
import { ButtonLink, Page, Tabs } from '../../../ui/index.ts';
import type { AttendanceList } from '../queries/lists.ts';
import type { Recognition } from '../queries/recognitions.ts';
import type { Offering } from '../rules/subject.ts';
import { ListTable } from './list-table.tsx';
import { RecognitionTable } from './recognition-table.tsx';
import { OfferingTable } from './subject-page.tsx';

/** A unit's people with their professional hours, and the offerings it can propose a list for. */
export function UnitHoursPage({
  year,
  thisYear,
  recognitions,
  offerings,
  open,
  lists,
}: {
  year: number;
  thisYear: number;
  recognitions: PageOf<Recognition>;
  offerings: Offering[];
  open: Offering[];
  lists: AttendanceList[];
}) {
  return (
    <Page
      title="专业科目学时"
      width="wide"
      lead="主管部门为本单位人员认定的专业科目学时，同时登记在登记卡上。培训结束后，可以打开培训上报名单，由主管部门认定。"
      actions={
        <>
          <ButtonLink href="/professional-subjects" tone="quiet">
            本系统的专业科目
          </ButtonLink>
          <ButtonLink href={`/hours/card?year=${year}`} tone="quiet">
            登记卡
          </ButtonLink>
        </>
      }
    >
      <div class="stack">
        <h2 class="text-xl">开放的培训</h2>
        <OfferingTable offerings={open} named />
        {lists.length > 0 ? <ListTable lists={lists} caption="本单位上报的名单" /> : null}
        <Tabs
          label="年度"
          tabs={[thisYear, thisYear - 1, thisYear - 2].map((one) => ({
            href: `/professional-staff?year=${one}`,
            label: `${one}年`,
            current: one === year,
          }))}
        />
        <RecognitionTable
          caption={`${year}年已认定的人员`}
          recognitions={recognitions}
          offerings={offerings}
        />
      </div>
    </Page>
  );
}
