import { Page } from '../../../ui/index.ts';
import type { Handbook } from '../rules/chapters.ts';
import type { HandbookText } from '../rules/handbook.ts';

export interface HandbookPageProps {
  text: HandbookText;
  /** The other handbooks, by their titles. */
  others: { name: Handbook; title: string }[];
}

/** A handbook: its chapters in order, each with the anchor that “?” leads to. */
export function HandbookPage({ text, others }: HandbookPageProps) {
  return (
    <Page title={text.title} lead={text.lead} crumbs={[{ label: '手册' }]}>
      <nav aria-label="本手册的章节" class="mb-5 no-print">
        <ol class="flex flex-wrap gap-x-4 gap-y-1">
          {text.chapters.map(({ key, title }) => (
            <li key={key}>
              <a class="link" href={`#${key}`}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="stack">
        {text.chapters.map(({ key, title, html }) => (
          <section key={key} id={key} class="sheet" aria-labelledby={`${key}-title`}>
            <div class="sheet-head">
              <h2 class="sheet-title" id={`${key}-title`}>
                {title}
              </h2>
            </div>
            <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        ))}
        <section class="sheet no-print" aria-labelledby="other-handbooks">
          <div class="sheet-head">
            <h2 class="sheet-title" id="other-handbooks">
              其他岗位的手册
            </h2>
          </div>
          <ul class="flex flex-wrap gap-x-4 gap-y-1">
            {others.map(({ name, title }) => (
              <li key={name}>
                <a class="link" href={`/handbook/${name}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}
