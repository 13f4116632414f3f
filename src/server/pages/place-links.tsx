/** Where a record lies, as links to the pages of its places. */
import { placeText } from './figure-text.ts';
import { placeHref } from './page-url.ts';

/** The two innermost names as one link to the innermost place; nothing where no place is known. */
export function placeLink(regions: readonly string[] | undefined) {
  if (regions === undefined || regions.length === 0) return undefined;
  return (
    <a class="place" href={placeHref(regions)}>
      {placeText(regions)}
    </a>
  );
}

/** Every name of the path, each a link to its place. */
export function PlaceTrail({ regions }: { readonly regions: readonly string[] }) {
  return (
    <span class="trail">
      {regions.map((name, index) => (
        <>
          {index > 0 && ' › '}
          <a href={placeHref(regions.slice(0, index + 1))}>{name}</a>
        </>
      ))}
    </span>
  );
}
