/** The suite of the role: what the embedded engine is held to over the corpus of this project, asked of a cluster. */
import { describe } from 'vitest';
import { describeWithCluster } from '../../opensearch/cluster/test-cluster.ts';

describeWithCluster('an engine over the corpus', () => {
  describe('answers', async () => void (await import('../embedded-engine.test.ts')));
  describe('filters', async () => void (await import('../filter.test.ts')));
  describe('facets', async () => void (await import('../facet.test.ts')));
  describe('orders', async () => void (await import('../order.test.ts')));
  describe('pages', async () => void (await import('../page.test.ts')));
  describe('records', async () => void (await import('../detail.test.ts')));
  describe('suggestions', async () => void (await import('../suggest.test.ts')));
  describe('names', async () => void (await import('../names.test.ts')));
  describe('slips', async () => void (await import('../correction.test.ts')));
  describe('scores', async () => void (await import('../scoring.test.ts')));
  describe('words for dates and amounts', async () => void (await import('../words.test.ts')));
  describe('letters', async () => void (await import('../pinyin.test.ts')));
  describe('marks', async () => void (await import('../hit.test.ts')));
});
