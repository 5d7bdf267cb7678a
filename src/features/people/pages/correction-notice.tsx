import { Alert, formatDateTime } from '../../../ui/index.ts';
import type { Correction } from '../rules/correction.ts';

/** The state of a correction of name or number, for the learner. */
export function CorrectionNotice({ correction }: { correction: Correction }) {
  const { name, idNumberMasked, proof, proposedAt, decidedAt, decisionReason } = correction;
  const what = [
    name && `姓名改为“${name}”`,
    idNumberMasked && `证件号码改为 ${idNumberMasked}`,
  ].filter(Boolean);
  const change = `${what.join('，')}（依据：${proof}）。`;
  switch (correction.state) {
    case 'PROPOSED':
      return (
        <Alert tone="info" title="更正正在复核">
          <p>{change}</p>
          <p>
            {formatDateTime(proposedAt)}{' '}
            由窗口提出。因为您已有考试成绩，要由另一位经办人复核；复核后会发短信给您。
          </p>
        </Alert>
      );
    case 'APPLIED':
      return (
        <Alert tone="success" title="更正已完成">
          <p>{change}</p>
          <p>
            {decidedAt ? formatDateTime(decidedAt) : ''} 复核通过。印有原信息的合格单已重新出具，见
            <a class="link" href="/slips">
              合格单
            </a>
            。
          </p>
        </Alert>
      );
    case 'REJECTED':
      return (
        <Alert tone="warning" title="更正没有通过复核">
          <p>{change}</p>
          <p>原因：{decisionReason}。信息没有改动；如仍需更正，请携带证件到窗口办理。</p>
        </Alert>
      );
  }
}
