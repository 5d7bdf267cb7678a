import { Stat } from '../../../ui/index.ts';
import type { Overview } from '../queries/overview.ts';
import { figureText, type Metric, shareOf } from '../rules/figure.ts';

/** Four figures, each with the people behind it for those who may see them. */
export function TopFigures({
  current,
  year,
  masked,
  opens,
}: {
  current: Overview['years'][number];
  year: number;
  masked: boolean;
  opens: boolean;
}) {
  const text = (metric: Metric | 'people' | 'excused') => figureText(current[metric], masked);
  const of = (metric: Metric, base: Metric) => shareOf(current[metric], current[base]);
  return (
    <div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {(
        [
          [
            `${year}年应学人数`,
            'required',
            `在册 ${text('people')} 人，正当理由 ${text('excused')} 人`,
            ['EXCUSED', '有正当理由的人'],
          ],
          [
            '已选课',
            'enrolled',
            `占应学 ${of('enrolled', 'required')}`,
            ['NOT_ENROLLED', '未选课的人'],
          ],
          ['已合格', 'passed', `占参考 ${of('passed', 'examined')}`, ['NOT_PASSED', '未通过的人']],
          [
            '已登记学时',
            'recorded',
            `占应学 ${of('recorded', 'required')}`,
            ['DONE', '已完成的人'],
          ],
        ] as const
      ).map(([label, metric, note, [standing, people]]) => (
        <Stat
          key={metric}
          label={label}
          value={text(metric)}
          note={
            <>
              {note}
              {opens ? (
                <a
                  class="link ml-2 whitespace-nowrap"
                  href={`/completion?year=${year}&standing=${standing}`}
                >
                  {people}
                </a>
              ) : null}
            </>
          }
        />
      ))}
    </div>
  );
}
