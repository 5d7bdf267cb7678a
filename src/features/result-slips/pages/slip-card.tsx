import { idDocumentNames } from '../../../kernel/id-number.ts';
import {
  Badge,
  type Definition,
  DefinitionList,
  formatDate,
  formatDateTime,
} from '../../../ui/index.ts';
import { type ResultSlip, slipStateNames } from '../rules/slip.ts';

/** The state of a slip as a badge. */
export function SlipBadge({ slip }: { slip: ResultSlip }) {
  if (slip.state !== 'VALID') return <Badge tone="error">{slipStateNames[slip.state]}</Badge>;
  return slip.endorsement ? (
    <Badge tone="success">已审验</Badge>
  ) : (
    <Badge tone="warning">待审验</Badge>
  );
}

/** The content of a slip, as on paper. */
export function SlipFacts({ slip, also = [] }: { slip: ResultSlip; also?: Definition[] }) {
  const { content } = slip;
  return (
    <DefinitionList
      items={[
        { label: '编号', value: <b class="figures">{slip.slipNo}</b> },
        { label: '姓名', value: content.name },
        {
          label: '证件',
          value: `${idDocumentNames[content.idDocumentType]} ${content.idNumberMasked}`,
        },
        { label: '工作单位', value: content.employerName ?? '无' },
        { label: '年度专题', value: `${content.year}年　${content.topicTitle}` },
        { label: '学时', value: `${content.creditHours} 学时` },
        {
          label: '成绩',
          value: `${content.score} 分（满分 ${content.fullMark} 分，${content.passMark} 分合格）`,
        },
        { label: '考试时间', value: formatDateTime(new Date(content.examinedAt)) },
        { label: '出单日期', value: formatDate(new Date(content.issuedAt)) },
        { label: '状态说明', value: slip.stateBecause },
        ...also,
      ]}
    />
  );
}
