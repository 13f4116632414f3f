/** The three indexes of this door, and what each says of itself. */
import { ATTRIBUTES, SORTABLE } from '../../contract/document-query.ts';
import type { RecordType } from '../../contract/record.ts';
import type { ChangedKind } from '../../corpus/changes.ts';
import { MeiliError } from './meili-error.ts';
import { MAX_FACET_VALUES, MAX_TOTAL_HITS } from './search-params.ts';

const TYPES: Readonly<Record<ChangedKind, RecordType>> = {
  articles: 'article',
  projects: 'project',
  companies: 'company',
};
export const INDEXES = Object.keys(TYPES) as ChangedKind[];

export interface IndexName {
  readonly uid: ChangedKind;
  readonly type: RecordType;
}

/** Throws `index_not_found`. */
export function indexNamed(uid: string): IndexName {
  if (Object.hasOwn(TYPES, uid)) return { uid: uid as ChangedKind, type: TYPES[uid as ChangedKind] };
  throw new MeiliError(
    'index_not_found',
    `没有索引 \`${uid.slice(0, 100)}\`; 有 ${INDEXES.join(', ')}。Index \`${uid.slice(0, 100)}\` not found.`,
  );
}

/** Neither is kept for an index; the generation that is served says when it was made no more exactly than this. */
export function indexBody(uid: string, since: string): object {
  return { uid, primaryKey: 'id', createdAt: since, updatedAt: since };
}

/** As they are: settings of this door are not changed through it. */
export function settingsOf(type: RecordType): Readonly<Record<string, unknown>> {
  return {
    displayedAttributes: ['*'],
    searchableAttributes: ['*'],
    filterableAttributes: Object.keys(ATTRIBUTES[type]),
    sortableAttributes: [...SORTABLE],
    rankingRules: ['sort', 'words', 'proximity', 'attribute', 'exactness'],
    stopWords: [],
    synonyms: {},
    distinctAttribute: null,
    typoTolerance: { enabled: true },
    faceting: { maxValuesPerFacet: MAX_FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MAX_TOTAL_HITS },
  };
}

/** `filterable-attributes` → `filterableAttributes`. */
export function settingNamed(path: string): string {
  return path.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
