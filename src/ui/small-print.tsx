/** Sentences below what they are about, such as what was read of a file. */
export function SmallPrint({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div class="mt-3 text-sm text-muted stack-tight">
      {sentences.map((sentence) => (
        <p key={sentence} class="break-all">
          {sentence}
        </p>
      ))}
    </div>
  );
}
