import { resultNames } from '../../exam/index.ts';

/** A change of one attempt as its person is told of it. */
export interface ToldChange {
  attemptNo: number;
  beforeResult: 'PASSED' | 'FAILED';
  beforeScore: number;
  afterResult: 'PASSED' | 'FAILED';
  afterScore: number;
}

/** The rest of what a person is told. */
export interface Consequences {
  topicTitle: string;
  /** Attempts that no longer count, by number. */
  notCounted: readonly number[];
  /** Fees of restudy rounds, in yuan: no longer asked for, and paid already. */
  waivedYuan: number;
  paidYuan: number;
  slip: 'DUE' | 'REISSUED' | 'REVOKED' | null;
}

const changeInWords = (one: ToldChange) => {
  const score = `由 ${one.beforeScore} 分更正为 ${one.afterScore} 分`;
  return one.beforeResult === one.afterResult
    ? `第${one.attemptNo}次考试${score}，结果不变（${resultNames[one.afterResult]}）`
    : `第${one.attemptNo}次考试${score}，结果更正为${resultNames[one.afterResult]}`;
};

const slipWords = {
  DUE: '合格单随后生成，审验申请会自动送出。',
  REISSUED: '合格单已换发，审验随之转到新单。',
  REVOKED: '原来的合格单、审验和登记的学时随之撤销；可以再考或重新学习，见考试页。',
};

/** What a person is told when a correction changed their scores. */
export function tellChanged(changes: readonly ToldChange[], told: Consequences): string {
  const parts = [
    `《${told.topicTitle}》一道试题经复核更正：${changes.map(changeInWords).join('；')}。`,
    told.slip ? slipWords[told.slip] : '',
    told.notCounted.length > 0 ? `之后的第${told.notCounted.join('、')}次考试不再计入次数。` : '',
    told.waivedYuan > 0 ? `重新学习费 ${told.waivedYuan} 元不用再交。` : '',
    told.paidYuan > 0 ? `已交的重新学习费 ${told.paidYuan} 元可以在订单页申请退费。` : '',
  ];
  return parts.join('');
}

/** What a person is told when a correction was undone. */
export function tellUndone(
  topicTitle: string,
  changes: readonly ToldChange[],
  because: string,
): string {
  const back = changes
    .map(
      (one) =>
        `第${one.attemptNo}次考试恢复为 ${one.beforeScore} 分、${resultNames[one.beforeResult]}`,
    )
    .join('；');
  return `《${topicTitle}》的成绩更正已撤销（${because}）：${back}。有疑问请联系市人事培训中心。`;
}
