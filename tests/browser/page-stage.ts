/** The pages over the corpus of this project, behind a real server. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexCorpus } from '../../src/indexer/index-corpus.ts';
import { openEngine } from '../../src/search/open-engine.ts';
import { createLog } from '../../src/server/log.ts';
import { serve } from '../../src/server/serve.ts';

const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

export interface PageStage {
  readonly address: string;
  close(): Promise<void>;
}

export async function openPages(): Promise<PageStage> {
  const index = await mkdtemp(join(tmpdir(), 'xiangxun-page-'));
  const { generation } = await indexCorpus({ corpus: CORPUS, out: index, skipBad: false });
  const source = { newest: async () => generation, open: () => openEngine(index) };
  const log = createLog({ write: () => {} });
  const server = await serve({ source, host: '127.0.0.1', port: 0, log });
  return {
    address: server.address,
    async close() {
      await server.stop();
      await rm(index, { recursive: true, force: true });
    },
  };
}
