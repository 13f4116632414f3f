/** How many documents an index has, and how many of them have each attribute that can be filtered by. */
import { ATTRIBUTES, type DocumentQuery } from '../../contract/document-query.ts';
import type { Intake } from '../../intake/intake.ts';
import type { IndexName } from './index-name.ts';
import type { DocumentEngine } from './meili-options.ts';

export interface IndexStats {
  readonly numberOfDocuments: number;
  readonly isIndexing: boolean;
  readonly fieldDistribution: Readonly<Record<string, number>>;
}

/** Counts once a generation. */
export function indexStats(intake: Intake | undefined) {
  const counted = new Map<string, { generation: string; fields: Readonly<Record<string, number>> }>();
  return async (engine: DocumentEngine, { uid, type }: IndexName): Promise<IndexStats> => {
    const { generation, counts } = engine.status();
    let known = counted.get(uid);
    if (known?.generation !== generation) {
      const fields: Record<string, number> = {};
      for (const attribute of Object.keys(ATTRIBUTES[type])) {
        const { total } = await engine.documents({ ...NOTHING, type, where: { kind: 'exists', attribute } });
        if (total > 0) fields[attribute] = total;
      }
      known = { generation, fields };
      counted.set(uid, known);
    }
    return {
      numberOfDocuments: counts[type],
      isIndexing: intake?.isIndexing ?? false,
      fieldDistribution: known.fields,
    };
  };
}

const NOTHING: Omit<DocumentQuery, 'type'> = {
  q: '',
  order: [],
  matching: 'all',
  limit: 0,
  offset: 0,
  facets: [],
  facetLimit: 0,
  marked: [],
};
