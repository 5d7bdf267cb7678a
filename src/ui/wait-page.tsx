import { EmptyState } from './blocks.tsx';
import { ButtonLink } from './form.tsx';
import { PlaceMark } from './mark.tsx';
import { usePage, usePlace } from './page-context.ts';

/**
 * The page while the system cannot answer. Without header and menu: the session is unknown, and every link
 * would lead to the same page.
 */
export function WaitPage({
  sentence,
  reassurance,
  next,
}: {
  sentence: string;
  reassurance: string;
  next: { text: string; href?: string };
}) {
  const { name } = usePlace();
  usePage().head.title = `请稍候 · ${name}`;
  return (
    <body class="min-h-screen flex flex-col bg-base-200 text-base-content">
      <main id="content" class="page-body max-w-2xl">
        <h1 class="mt-4 mb-6 flex items-center justify-center gap-3 font-semibold text-lg sm:mt-16">
          <PlaceMark size={32} />
          <span>
            {name}
            <span class="sr-only">：请稍候</span>
          </span>
        </h1>
        <EmptyState
          title={sentence}
          icon="clock"
          action={
            next.href ? (
              <ButtonLink href={next.href}>{next.text}</ButtonLink>
            ) : (
              <p class="text-muted">{next.text}。</p>
            )
          }
        >
          {reassurance}
        </EmptyState>
      </main>
    </body>
  );
}
