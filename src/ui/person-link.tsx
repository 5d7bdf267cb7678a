/** A person's name in a list, as the way to the dossier; for officers who have the person in scope. */
export function PersonLink({ accountId, name }: { accountId: string; name: string }) {
  return (
    <a class="link font-medium figures" href={`/people/${accountId}`}>
      {name}
    </a>
  );
}
