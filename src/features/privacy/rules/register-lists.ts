import {
  bases,
  entrusted,
  type Processing,
  type ProcessingCode,
  processings,
  type Recipient,
  recipients,
} from './processings.ts';
import { register } from './register.ts';

export interface CollectedRow {
  data: string;
  sensitive: boolean;
  purpose: string;
  basis: string;
  retention: string;
}

export interface SharedRow {
  recipient: string;
  entrusted: boolean;
  data: string[];
  purposes: string[];
}

const all = Object.entries(processings) as [ProcessingCode, Processing][];

/** How long, in words, with the terms in force. */
export function retentionWords(
  { retention }: Processing,
  terms: ReadonlyMap<string, number>,
): string {
  if ('words' in retention) return retention.words;
  return `${terms.get(retention.term) ?? '?'} 天，到期由系统每晚删除`;
}

/** The list of collected personal information (个人信息收集清单). */
export function collectedRows(terms: ReadonlyMap<string, number>): CollectedRow[] {
  return all.map(([, one]) => ({
    data: one.data,
    sensitive: one.sensitive ?? false,
    purpose: one.purpose,
    basis: bases[one.basis],
    retention: retentionWords(one, terms),
  }));
}

/** The list of recipients (第三方共享清单), those who process for us first. */
export function sharedRows(): SharedRow[] {
  return (Object.entries(recipients) as [Recipient, string][])
    .map(([code, recipient]) => {
      const given = all.filter(([, one]) => one.recipients.includes(code));
      return {
        recipient,
        entrusted: entrusted.includes(code),
        data: given.map(([, one]) => one.data),
        purposes: [...new Set(given.map(([, one]) => one.purpose))],
      };
    })
    .filter(({ data }) => data.length > 0)
    .toSorted((a, b) => Number(b.entrusted) - Number(a.entrusted));
}

export interface AssessedRow extends CollectedRow {
  columns: number;
  recipients: string[];
  /** What speaks for a closer look. */
  risks: string[];
}

/** The draft of the impact assessment (article 55): what is processed, and what needs a closer look. */
export function assessedRows(terms: ReadonlyMap<string, number>): AssessedRow[] {
  return collectedRows(terms).map((row, at) => {
    const [code, one] = all[at] as [ProcessingCode, Processing];
    const columns = Object.values(register[code]).join(' ').split(' ').filter(Boolean).length;
    const risks = [
      ...(one.sensitive ? ['敏感个人信息：须有特定目的和充分必要'] : []),
      ...(one.recipients.some((name) => entrusted.includes(name))
        ? ['委托处理：须有合同并监督']
        : []),
      ...(one.recipients.includes('PUBLIC') ? ['向公众公开：只公开隐去后的内容'] : []),
      ...('words' in one.retention && one.retention.words.startsWith('长期') ? ['长期保存'] : []),
    ];
    return { ...row, columns, recipients: one.recipients.map((name) => recipients[name]), risks };
  });
}
