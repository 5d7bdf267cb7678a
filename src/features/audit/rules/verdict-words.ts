import type { ChainVerdict, Fault, SealFault } from './seal.ts';

const words: Record<SealFault, string> = {
  seal_missing: '缺失：库外记下的这一段已不在库中，或它之前的记录数对不上',
  previous_hash: '断开：与前一段的校验值不衔接',
  entry_missing: '缺失：这一段的记录条数不符',
  content: '被改动：这一段的内容与封存时不同',
  unsigned: '重新封存：这一段没有签名',
  signature: '重新封存：签名不是本系统的密钥所签',
  unknown_key: '重新封存：签名所用的密钥不认识',
  resealed: '重新封存：与库外记下的校验值不同',
  anchor_forged: '锚定文件的这一行被改动或不完整',
};

const shownFaults = 20;

const one = ({ seal, because, entries }: Fault): string => {
  const what = because === 'anchor_forged' ? `锚定文件第 ${seal} 行` : `第 ${seal} 段`;
  const range = entries ? `（记录 ${entries[0]} 至 ${entries[1]}）` : '';
  return `${what}${range} ${words[because]}。`;
};

/** Returns the result of a check of the chain in words: a title and sentences. */
export function verdictWords(verdict: ChainVerdict): { title: string; lines: string[] } {
  const { seals, entries, anchors, unsigned, faults } = verdict;
  const scope = `共核验 ${seals} 段、${entries} 条记录，与库外锚定 ${anchors} 处逐一比对。`;
  if (verdict.holds) {
    const lines = [scope];
    if (unsigned > 0) lines.push(`其中最早的 ${unsigned} 段封存于启用签名之前，只核对校验值。`);
    if (seals > 0 && anchors === 0)
      lines.push('本机的锚定文件里还没有记录，末尾是否被截去无从比对；请核对日志中的锚定行。');
    return { title: '封存链完好', lines };
  }
  const more =
    faults.length > shownFaults ? [`另有 ${faults.length - shownFaults} 处，见日志。`] : [];
  return {
    title: `封存链有 ${faults.length} 处不符`,
    lines: [
      scope,
      ...faults.slice(0, shownFaults).map(one),
      ...more,
      '请立即保全数据库、备份与锚定文件，并报告安全管理员。',
    ],
  };
}
