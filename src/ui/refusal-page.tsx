import { EmptyState } from './blocks.tsx';
import { ButtonLink } from './form.tsx';
import { Page } from './page.tsx';

/** The page of a refusal or an error: one sentence and the next step. */
export function RefusalPage({
  status,
  sentence,
  next,
}: {
  status: number;
  sentence: string;
  next: { text: string; href?: string };
}) {
  const title = status === 404 ? '没有找到' : status >= 500 ? '系统故障' : '现在还不能这样做';
  return (
    <Page title={title} heading={false} width="narrow">
      <h1 class="sr-only">{title}</h1>
      <EmptyState
        title={sentence}
        icon={status === 404 ? 'search' : 'info'}
        action={
          next.href ? (
            <ButtonLink href={next.href}>{next.text}</ButtonLink>
          ) : (
            <p class="text-muted">{next.text}。</p>
          )
        }
      />
    </Page>
  );
}
