import type { ComponentChildren } from 'preact';
import { idDocumentNames } from '../../../kernel/id-number.ts';
import { formatDate, formatDateTime } from '../../../ui/index.ts';
import type { ResultSlip } from '../../result-slips/index.ts';
import type { ComparedLine } from '../rules/comparison.ts';

interface Line {
  label: string;
  value: ComponentChildren;
  difference?: number | null;
}

/** The slip as on paper, with the numbers of what differs from the record. */
export function SlipPaper({ slip, lines }: { slip: ResultSlip; lines: readonly ComparedLine[] }) {
  const { content } = slip;
  const facts: Line[] = [
    ...lines.map(({ label, printed, difference }) => ({ label, value: printed, difference })),
    { label: '证件类型', value: idDocumentNames[content.idDocumentType] },
    { label: '年度专题', value: `${content.year}年　${content.topicTitle}` },
    { label: '学时', value: `${content.creditHours} 学时` },
    { label: '成绩', value: `${content.score} 分（${content.passMark} 分合格）` },
    { label: '考试时间', value: formatDateTime(new Date(content.examinedAt)) },
  ];
  return (
    <section class="slip-paper" aria-label="合格单">
      <p class="slip-paper-title">公需科目成绩合格单</p>
      <p class="slip-paper-number figures">编号 {slip.slipNo}</p>
      <dl class="slip-paper-facts">
        {facts.map(({ label, value, difference }) => (
          <div key={label} class={difference ? 'differing' : undefined}>
            <dt>{label}</dt>
            <dd>
              {value} {difference ? <Mark of={difference} /> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p class="slip-paper-number figures">
        查验码 {slip.verificationCode}　出单 {formatDate(new Date(content.issuedAt))}
      </p>
    </section>
  );
}

/** The record now, line by line beside the slip. */
export function RecordLines({ lines }: { lines: readonly ComparedLine[] }) {
  return (
    <dl class="record-lines">
      {lines.map(({ label, now, printed, difference }) => (
        <div
          key={label}
          id={difference ? `difference-${difference}` : undefined}
          tabIndex={difference ? -1 : undefined}
          data-letter={difference ?? undefined}
          class={difference ? 'differing' : undefined}
        >
          <dt>{label}</dt>
          <dd>
            {now}
            {difference ? <span class="block text-xs">合格单上是“{printed}”</span> : null}
          </dd>
          <dd class="record-verdict">
            {difference ? (
              <>
                <Mark of={difference} /> 不同
              </>
            ) : (
              '✓ 一致'
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const Mark = ({ of }: { of: number }) => <span class="difference-number">{of}</span>;
