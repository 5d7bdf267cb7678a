import { Alert } from '../../../ui/index.ts';
import { responseField } from '../rules/sheet-fields.ts';

export interface SubmissionSummaryProps {
  /** The saved response and mark of every item, in item order. */
  written: readonly { response: string; marked: boolean }[];
  sheetUrl: string;
}

/** Unanswered and marked items before handing in, each a link to its question. */
export function SubmissionSummary({ written, sheetUrl }: SubmissionSummaryProps) {
  const numbers = (keep: (one: SubmissionSummaryProps['written'][number]) => boolean) =>
    written.flatMap((one, index) => (keep(one) ? [index + 1] : []));
  const open = numbers((one) => one.response === '');
  const marked = numbers((one) => one.marked);
  return (
    <div class="stack">
      {open.length === 0 ? (
        <Alert tone="success">全部 {written.length} 题都已作答并保存。</Alert>
      ) : (
        <Alert tone="warning" title={`还有 ${open.length} 题没有作答`}>
          已作答 {written.length - open.length} 题，都已保存。没有作答的题不得分。
        </Alert>
      )}
      <Numbers title="没有作答的题" numbers={open} sheetUrl={sheetUrl} />
      <Numbers title="做了标记的题" numbers={marked} sheetUrl={sheetUrl} />
    </div>
  );
}

function Numbers({
  title,
  numbers,
  sheetUrl,
}: {
  title: string;
  numbers: number[];
  sheetUrl: string;
}) {
  if (numbers.length === 0) return null;
  return (
    <nav aria-label={title}>
      <h2 class="font-semibold mb-2">{title}</h2>
      <ul class="flex flex-wrap gap-2">
        {numbers.map((number) => (
          <li key={number}>
            <a
              class="btn btn-sm btn-outline figures min-w-11"
              href={`${sheetUrl}#${responseField(number)}`}
              aria-label={`回到第${number}题`}
            >
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
