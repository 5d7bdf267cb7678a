import { Card, EmptyState, Form, SubmitButton, Tabs, TextField } from '../../../ui/index.ts';
import type { FoundLesson } from '../../courses/index.ts';

export interface FindLessonProps {
  base: string;
  favourites: ReadonlySet<string>;
  only: 'favourites' | null;
  search: { words: string } | null;
}

/** Search in the course, and the marked lessons alone. */
export function FindLesson({ base, favourites, only, search }: FindLessonProps) {
  return (
    <div>
      <Form action={base} method="get">
        <div class="flex items-end gap-3">
          <div class="grow">
            <TextField
              name="q"
              label="在课程里找"
              type="search"
              value={search?.words ?? ''}
              placeholder="例如：矛盾矩阵"
              required
            />
          </div>
          <div class="mb-5">
            <SubmitButton tone="quiet">查找</SubmitButton>
          </div>
        </div>
      </Form>
      {search ? null : (
        <Tabs
          label="显示哪些课"
          tabs={[
            { href: base, label: '全部课程', current: only === null },
            {
              href: `${base}?only=favourites`,
              label: '收藏',
              current: only === 'favourites',
              count: favourites.size,
            },
          ]}
        />
      )}
    </div>
  );
}

/** The lessons in which the words stand. */
export function FoundLessons({
  words,
  found,
  base,
}: {
  words: string;
  found: readonly FoundLesson[];
  base: string;
}) {
  if (found.length === 0)
    return (
      <EmptyState title={`课文里没有提到“${words}”`} icon="search">
        换一个说法，或者
        <a class="link" href={base}>
          看全部课程
        </a>
        。
      </EmptyState>
    );
  return (
    <Card title={`“${words}”在 ${found.length} 课里`} icon="search">
      <ul class="divide-y divide-line">
        {found.map(({ id, position, title, excerpt }) => (
          <li key={id} class="py-3">
            <a class="link font-medium" href={`${base}/lessons/${id}`}>
              第{position}课　{title}
            </a>
            {excerpt ? <p class="text-sm text-muted">…{excerpt}…</p> : null}
          </li>
        ))}
      </ul>
      <p class="mt-3">
        <a class="link" href={base}>
          看全部课程
        </a>
      </p>
    </Card>
  );
}
