/** As `corpus-suite`, over records made for it, of which none is a company. */
import { describe } from 'vitest';
import { describeWithCluster } from '../../opensearch/cluster/test-cluster.ts';

describeWithCluster('an engine over records made for it', () => {
  describe('containment', async () => void (await import('../match.test.ts')));
  describe('reprints', async () => void (await import('../reprints.test.ts')));
  describe('words of Taiwan and Hong Kong', async () => void (await import('../regional.test.ts')));
  describe('quantities', async () => void (await import('../measures.test.ts')));
});
