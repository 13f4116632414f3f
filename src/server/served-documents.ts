/** What changes of documents want to know of the generation that is served. */
import type { RecordType } from '../contract/record.ts';
import type { ChangedKind } from '../corpus/changes.ts';
import type { Served } from '../intake/work.ts';
import { noDocuments } from '../search/engine.ts';
import type { EngineHolder } from './engine-holder.ts';

const TYPES: Readonly<Record<ChangedKind, RecordType>> = {
  articles: 'article',
  projects: 'project',
  companies: 'company',
};
/** Tries to take up a generation that was just published: one may have begun to look before that. */
const TRIES = 3;

export function servedDocuments(holder: EngineHolder): Served {
  return {
    stated: async (kind, id) => {
      const engine = holder.current();
      if (!engine.document) throw noDocuments();
      return (await engine.document(TYPES[kind], id))?.stated;
    },
    matching: async (kind, where) => {
      const engine = holder.current();
      if (!engine.documents) throw noDocuments();
      const type = TYPES[kind];
      const answer = await engine.documents({
        q: '',
        type,
        where,
        order: [],
        matching: 'all',
        limit: engine.status().counts[type],
        offset: 0,
        facets: [],
        facetLimit: 0,
        marked: [],
      });
      return answer.hits.map(({ document }) => document.id);
    },
    count: (kind) => holder.current().status().counts[TYPES[kind]],
  };
}

/** Resolves once the generation is served, or is found not to be served: the log says why. */
export async function takeUp(holder: EngineHolder, generation: string): Promise<void> {
  for (let i = 0; i < TRIES && holder.status()?.generation !== generation; i++) await holder.refresh();
}
