/** As `corpus-suite`, over companies of its own. */
import { describe } from 'vitest';
import { describeWithCluster } from '../../opensearch/cluster/test-cluster.ts';

describeWithCluster('an engine over companies made for it', () => {
  describe('documents', async () => void (await import('../document-search.test.ts')));
});
