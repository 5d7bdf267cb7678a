import { Alert, Card, DateTime, FileField, Form, SubmitButton } from '../../../ui/index.ts';
import type { BankFile } from '../queries/bank-files.ts';
import type { BankLinesPageProps } from './bank-lines-page.tsx';

/** Rows with a known number and other facts, by their file. */
export function Doubts({ doubts }: Pick<BankLinesPageProps, 'doubts'>) {
  if (doubts.length === 0) return null;
  const files = [...Map.groupBy(doubts, ({ fileId }) => fileId).values()];
  return (
    <Alert tone="warning" title={`${doubts.length} 笔流水号相同、内容不同，等您决定`}>
      <ul class="list-disc pl-5">
        {files.map(([first, ...more]) =>
          first ? (
            <li key={first.fileId}>
              <a class="link" href={`/bank-files/${first.fileId}`}>
                {first.fileName}
              </a>
              ：{1 + more.length} 笔
            </li>
          ) : null,
        )}
      </ul>
    </Alert>
  );
}

/** The upload of a bank's file, what was wrong with the last, and those that came in. */
export function ImportFile({ faults, files, form }: BankLinesPageProps) {
  return (
    <Card title="导入银行明细" icon="download">
      {faults.length > 0 ? (
        <Alert tone="error" title="没有导入：文件里有错误">
          <ul class="list-disc pl-5">
            {faults.slice(0, 50).map((fault) => (
              <li key={`${fault.row}-${fault.column}`}>
                第 {fault.row} 行，{fault.column}：{fault.message}
              </li>
            ))}
          </ul>
          <p class="mt-2">共 {faults.length} 处。改好后重新上传，这次一笔也没有导入。</p>
        </Alert>
      ) : null}
      <Form action="/bank-files" upload>
        <FileField
          name="file"
          label="银行明细文件"
          hint="xlsx 或 csv。流水号、日期、金额、付款人都相同的不会重复入账；支出、合计等没有入账的行会逐行列出。"
          accept=".xlsx,.xls,.csv,.txt"
          error={form.errors.file}
          required
        />
        <SubmitButton busyText="正在导入…">导入</SubmitButton>
      </Form>
      {files.length > 0 && faults.length === 0 ? <Files files={files} /> : null}
    </Card>
  );
}

function Files({ files }: { files: BankFile[] }) {
  return (
    <div class="mt-4 text-sm">
      <p class="text-muted">最近导入的文件</p>
      <ul class="stack-tight mt-1">
        {files.map(({ id, name, importedAt, imported, repeated, reading }) => (
          <li key={id}>
            <a class="link break-all" href={`/bank-files/${id}`}>
              {name}
            </a>
            <span class="text-muted">
              ，<DateTime value={importedAt} />
              ，入账 {imported} 笔{repeated > 0 ? `，${repeated} 笔以前已导入` : ''}
              {reading.passedOverCount > 0 ? `，跳过 ${reading.passedOverCount} 行` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
