/** The sign of a record that nobody wrote: the indexer read it out of articles. */
export function DerivedTag() {
  return (
    <span class="derived" title="由程序从报道中读出，以原文为准">
      读自报道
    </span>
  );
}
