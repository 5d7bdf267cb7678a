import { Badge, ButtonLink, Card, DateTime } from '../../../ui/index.ts';
import type { Correction } from '../../people/index.ts';

/** Proposed corrections of names and numbers, to be decided by a second officer. */
export function WaitingCorrections({
  corrections,
  viewerId,
}: {
  corrections: Correction[];
  viewerId: string;
}) {
  return (
    <Card title="待复核的更正" icon="pen">
      <p class="text-muted mb-2">
        已有考试成绩的学员，姓名和证件号码由两位经办人先后核对后更正；自己提出的，请同事复核。
      </p>
      <ul class="flex flex-col">
        {corrections.map((one) => (
          <li
            key={one.id}
            class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 border-b border-line last:border-0"
          >
            <div class="min-w-0">
              <p class="font-medium">
                {one.name ? `${one.nameBefore} 改为 ${one.name}` : `${one.nameBefore}，证件号码`}
              </p>
              <p class="text-sm text-muted">
                {one.proposedByName} 提出，
                <DateTime value={one.proposedAt} />
              </p>
            </div>
            {one.proposedBy === viewerId ? (
              <a href={`/counter/corrections/${one.id}`}>
                <Badge tone="neutral">等同事复核</Badge>
              </a>
            ) : (
              <ButtonLink href={`/counter/corrections/${one.id}`} size="small">
                复核
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
