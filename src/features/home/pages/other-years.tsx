import { ButtonLink, Card, formatDateTime } from '../../../ui/index.ts';
import type { NextStep } from './next-step-card.tsx';

/** Another year that can be made up, or needs an action of the learner (E7). */
export interface OtherYear {
  year: number;
  topicTitle: string;
  next: NextStep;
}

/** Other years with an open next step and its deadline (E7, Q31). */
export function OtherYears({ years }: { years: OtherYear[] }) {
  return (
    <Card title="其他年度" icon="calendar">
      <ul class="divide-y divide-line">
        {years.map(({ year, topicTitle, next }) => (
          <li
            key={`${year} ${topicTitle}`}
            class="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0"
          >
            <div class="min-w-0 grow basis-72">
              <p class="text-sm text-muted">
                {year}年 · {topicTitle}
              </p>
              <p class="font-semibold">{next.title}</p>
              <p class="text-muted">{next.text}</p>
              {next.deadline ? (
                <p class="figures text-sm text-muted">
                  {next.deadline.label}：{formatDateTime(next.deadline.at)}
                </p>
              ) : null}
            </div>
            {next.action ? (
              <ButtonLink href={next.action.href} tone="quiet">
                {next.action.label}
                <span class="sr-only">（{year}年）</span>
              </ButtonLink>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
