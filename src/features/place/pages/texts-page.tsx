import type { TextTemplate, WordedText } from '../../../platform/place.ts';
import { type Column, DataTable, Page } from '../../../ui/index.ts';
import type { PlaceVersion } from '../rules/place-version.ts';
import { VersionsTable } from './versions-table.tsx';

export interface TextsPageProps {
  templates: readonly TextTemplate[];
  worded: ReadonlyMap<string, WordedText>;
  versions: PlaceVersion[];
}

/** The texts that people are sent: when, what they say now, and whether that was worded here. */
export function TextsPage({ templates, worded, versions }: TextsPageProps) {
  const columns: Column<TextTemplate>[] = [
    {
      key: 'title',
      label: '什么时候发',
      value: ({ title }) => title,
      cell: ({ key, title }) => (
        <a class="link" href={`/place/texts/${key}`}>
          {title}
        </a>
      ),
    },
    { key: 'way', label: '怎么发', value: wayOf },
    { key: 'text', label: '现在的文字', value: ({ key, text }) => worded.get(key)?.text ?? text },
    { key: 'by', label: '来源', value: ({ key }) => (worded.has(key) ? '本地修改' : '平台自带') },
  ];
  const titles = new Map(templates.map(({ key, title }) => [key, title]));
  return (
    <Page
      title="短信和邮件的文字"
      width="wide"
      lead="平台自动发出的文字，每一条由两人修改，可以看预览，也可以恢复成平台自带的。"
    >
      <div class="stack">
        <DataTable
          caption="短信和邮件的文字"
          columns={columns}
          rows={templates}
          rowKey={({ key }) => key}
        />
        <VersionsTable
          caption="改动记录"
          versions={versions}
          nameOf={(key) => titles.get(key) ?? key}
        />
      </div>
    </Page>
  );
}

/** By which ways a text goes out, in words. */
export function wayOf({ sms, subject }: TextTemplate): string {
  if (!sms) return '站内消息、邮件';
  return subject === undefined ? '短信' : '短信、站内消息';
}
