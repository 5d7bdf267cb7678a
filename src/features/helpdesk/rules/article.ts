export interface Article {
  id: string;
  topicCode: string;
  topicName: string;
  organisationId: string;
  questionId: string | null;
  title: string;
  /** Markdown. */
  body: string;
  state: 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
  draftedBy: string;
  draftedAt: Date;
  publishedAt: Date | null;
  helped: number;
  notHelped: number;
}

export const articleStateNames: Record<Article['state'], string> = {
  DRAFT: '等另一人核对',
  PUBLISHED: '已发布',
  WITHDRAWN: '已撤下',
};

// Identity numbers (15 or 18), mobile numbers and mail addresses, also written with blanks.
const personal = [
  /(?<!\d)\d{17}[\dXx](?!\d)/,
  /(?<!\d)\d{15}(?!\d)/,
  /(?<!\d)1[3-9]\d{9}(?!\d)/,
  /[\w.+-]+@[\w-]+\.[\w.]+/,
];

/** Whether a text carries a person's number, mail address or one of these names. */
export function containsPersonalData(text: string, names: readonly string[]): boolean {
  const plain = text.normalize('NFKC').replaceAll(/(?<=\d)[\s-]+(?=[\dXx])/g, '');
  return (
    personal.some((pattern) => pattern.test(plain)) ||
    names.some((name) => name.length > 1 && plain.includes(name))
  );
}
