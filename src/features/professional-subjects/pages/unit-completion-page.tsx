import { ButtonLink, Page, Stat } from '../../../ui/index.ts';
import type { UnitCompletion } from '../queries/system-completion.ts';
import { RecognitionTable } from './recognition-table.tsx';

/** One unit of the system: its professional hours person by person, with a link to its public subjects. */
export function UnitCompletionPage(props: UnitCompletion) {
  const { unit, year, asked, sum, recognitions, offerings } = props;
  return (
    <Page
      title={unit.name}
      width="wide"
      lead={`${year}年专业科目学时，逐人列出；公需科目到哪一步，打开名单查看。`}
      crumbs={[{ href: `/industry-desk?year=${year}`, label: '本系统完成情况' }]}
      actions={
        <ButtonLink href={`/statistics/units/${unit.id}?year=${year}`}>公需科目名单</ButtonLink>
      }
    >
      <div class="stack">
        <div class="grid gap-5 sm:grid-cols-3">
          <Stat label="认定人数" value={`${sum?.people ?? 0} 人`} />
          <Stat label="认定学时" value={`${sum?.hours ?? 0} 学时`} />
          <Stat
            label="达到专业科目要求"
            value={asked === null ? '没有规定' : `${sum?.reached ?? 0} 人`}
            note={asked === null ? '当地当年没有规定专业科目学时' : `每年不少于${asked}学时`}
          />
        </div>
        <RecognitionTable
          caption={`${year}年已认定的人员`}
          recognitions={recognitions}
          offerings={offerings}
        />
      </div>
    </Page>
  );
}
