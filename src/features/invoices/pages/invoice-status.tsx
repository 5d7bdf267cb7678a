import { Alert } from '../../../ui/index.ts';
import type { InvoiceView } from '../queries/invoice-view.ts';
import { type Invoice, mostTries } from '../rules/invoice.ts';

/** The state of an invoice in words, with what comes next. */
export function InvoiceStatus({ invoice, older, newer, payeeName }: InvoiceView) {
  switch (invoice.state) {
    case 'ASKED':
      return (
        <Alert tone="info" title="已申请，等待开具">
          {waits(older)
            ? '原来的一张红冲以后就开这一张。'
            : `通常几分钟内开好，本页自动更新。很久没有开出的，${payeeName}会处理，也可以打电话询问。`}
          {older ? <OtherLink other={older}>查看原来的一张</OtherLink> : null}
        </Alert>
      );
    case 'ISSUED':
      return (
        <Alert tone="success" title="已开具">
          凭号码可以到开票平台查验、下载版式文件。抬头写错了，在本页更正。
        </Alert>
      );
    case 'FAILED':
      return (
        <Alert tone="error" title="没有开成">
          {invoice.tries >= mostTries ? (
            <p>开票平台多次没有答复，已转{payeeName}处理。您不用重新申请。</p>
          ) : (
            <>
              <p>{invoice.lastError}</p>
              <p>请核对抬头和统一社会信用代码，改好以后重新提交。</p>
            </>
          )}
        </Alert>
      );
    case 'REVERSING':
    case 'REVERSED':
      return (
        <Alert
          tone={invoice.state === 'REVERSED' ? 'warning' : 'info'}
          title={invoice.state === 'REVERSED' ? '已红冲，不再有效' : '正在红冲'}
        >
          原因：{invoice.reverseBecause}。
          {newer ? <OtherLink other={newer}>查看重开的一张</OtherLink> : null}
        </Alert>
      );
    case 'CANCELLED':
      return (
        <Alert tone="warning" title="已取消，没有开具">
          {newer ? <OtherLink other={newer}>查看后来的申请</OtherLink> : '这笔款已经退回。'}
        </Alert>
      );
  }
}

const waits = (older: Invoice | null) =>
  older !== null && older.state !== 'REVERSED' && older.state !== 'CANCELLED';

function OtherLink({ other, children }: { other: Invoice; children: string }) {
  return (
    <a class="link" href={`/invoices/${other.id}`}>
      {children}
    </a>
  );
}
