/** As `corpus-suite`, over records read from prose. */
import { describe } from 'vitest';
import { describeWithCluster } from '../../opensearch/cluster/test-cluster.ts';

describeWithCluster('an engine over records read from prose', () => {
  describe('derived records', async () => void (await import('../derived.test.ts')));
});
