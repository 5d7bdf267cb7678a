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

/** Returns a sentence for each fault, the first ones by their segment. */
export function faultWords(faults: readonly Fault[]): string[] {
  if (faults.length === 0) return [];
  const more = faults.length - shownFaults;
  return [
    ...faults.slice(0, shownFaults).map(one),
    ...(more > 0 ? [`另有 ${more} 处，见日志。`] : []),
    '请立即保全数据库、备份与锚定文件，并报告安全管理员。',
  ];
}

function one({ seal, because, entries }: Fault): string {
  const what = because === 'anchor_forged' ? `锚定文件第 ${seal} 行` : `第 ${seal} 段`;
  const range = entries ? `（记录 ${entries[0]} 至 ${entries[1]}）` : '';
  return `${what}${range} ${words[because]}。`;
}

/** Returns what a check that holds still leaves open. */
export function remarksOn({ seals, unsigned, anchors }: ChainVerdict): string {
  if (unsigned > 0) return `其中最早的 ${unsigned} 段封存于启用签名之前，只核对校验值。`;
  return seals > 0 && anchors === 0
    ? '本机的锚定文件里还没有记录，末尾是否被截去请对照日志中的锚定行。'
    : `与库外锚定 ${anchors} 处比对相符。`;
}
