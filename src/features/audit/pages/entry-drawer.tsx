import type { ComponentChildren } from 'preact';
import { formatDateTime, formatSeconds } from '../../../ui/index.ts';
import type { Told } from '../queries/tell-entries.ts';
import { kinds } from '../rules/action-words.ts';
import { type Change, changesOf } from '../rules/sentence.ts';
import { Said } from './said.tsx';

export interface OpenEntry {
  entry: Told;
  /** Entries about the same person, newest first. */
  trail: Told[];
  seal: { id: number; hash: string; signed: boolean } | null;
}

/** One entry: who, what, whom, when, where, what changed, what was around it, and its seal. */
export function EntryDrawer({
  open: { entry, trail, seal },
  close,
}: {
  open: OpenEntry;
  close: string;
}) {
  const { facts } = entry;
  const because = facts.because ?? facts.why ?? facts.reason ?? facts.note;
  return (
    <aside id="entry" class="entry-drawer" aria-label="一条记录">
      <p class="entry-drawer-head">
        <span class="tag tag-neutral">{kinds[entry.kind]}</span>
        <span>第 {entry.id.toLocaleString('zh-CN')} 条</span>
        <a class="link" href={close}>
          关上
        </a>
      </p>
      <h2>
        {entry.who}
        <Said sentence={entry.sentence} />
      </h2>
      <dl class="entry-facts">
        <Fact label="何时">{`${formatDateTime(entry.at).split(' ')[0]} ${formatSeconds(entry.at)}`}</Fact>
        <Fact label="谁">
          {entry.role ? `${entry.who}，${entry.role}` : entry.who}
          {entry.organisationName ? `，${entry.organisationName}` : ''}
        </Fact>
        {entry.whom.length > 0 ? (
          <Fact label="对谁">
            {entry.whom.map(({ id, name, idNumberMasked }) => (
              <span key={id} class="block">
                <a class="link" href={`/audit?whom=${encodeURIComponent(name)}`}>
                  {name}
                </a>
                ，{idNumberMasked}
              </span>
            ))}
          </Fact>
        ) : null}
        {entry.address ? <Fact label="在哪里">{entry.address}</Fact> : null}
        {typeof because === 'string' && because !== '' ? <Fact label="理由">{because}</Fact> : null}
      </dl>
      <Changes changes={changesOf(facts)} />
      {trail.length > 1 ? <Trail trail={trail} of={entry} /> : null}
      <h3>封存</h3>
      <dl class="entry-facts">
        <Fact label="状态">
          {seal ? `第 ${seal.id} 段，${seal.signed ? '已签名' : '启用签名之前封存'}` : '几秒内封存'}
        </Fact>
        {seal ? <Fact label="摘要">{seal.hash.slice(0, 16)} …</Fact> : null}
        {entry.requestId ? <Fact label="请求号">{entry.requestId}</Fact> : null}
        <Fact label="代号">{`${entry.action} · ${entry.subjectType} ${entry.subjectId}`}</Fact>
      </dl>
      <details>
        <summary>原始记录</summary>
        <pre>{JSON.stringify(facts, null, 2)}</pre>
      </details>
    </aside>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null;
  const changed = changes.some(({ was }) => was !== null);
  return (
    <>
      <h3>{changed ? '改了什么' : '内容'}</h3>
      <table class="entry-change">
        <thead>
          <tr>
            <th scope="col" class="entry-change-head">
              项目
            </th>
            {changed ? (
              <th scope="col" class="entry-change-head">
                原来
              </th>
            ) : null}
            <th scope="col" class="entry-change-head">
              {changed ? '现在' : '写下的'}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, was, is }) => (
            <tr key={field}>
              <th scope="row" class="entry-change-row">
                {field}
              </th>
              {changed ? <td>{was === null ? null : <s>{was}</s>}</td> : null}
              <td>{is}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Trail({ trail, of }: { trail: Told[]; of: Told }) {
  const [person] = of.whom;
  return (
    <>
      <h3>{person ? `${person.name}的前后几条` : '同一对象的前后几条'}</h3>
      <ol class="entry-trail">
        {trail.map((entry) => (
          <li key={entry.id} aria-current={entry.id === of.id ? 'true' : undefined}>
            <span>{formatDateTime(entry.at)}</span>
            <span>
              {entry.who} <Said sentence={entry.sentence} />
            </span>
          </li>
        ))}
      </ol>
      {person ? (
        <p>
          <a class="link" href={`/audit?whom=${encodeURIComponent(person.name)}&from=2020-01-01`}>
            全部
          </a>
        </p>
      ) : null}
    </>
  );
}
