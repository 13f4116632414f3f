import { describe, expect, test } from 'vitest';
import type { ReadProject } from '../../src/contract/reading.ts';
import type { Told } from '../../src/extraction/told.ts';
import { aliasesTold, ofAlias } from '../../src/extraction/told-alias.ts';

const project = (name: string, names: readonly string[], id?: string): ReadProject => ({
  company: { name, names: [...names], sure: id !== undefined, ...(id === undefined ? {} : { id }) },
  figures: [],
  events: [],
});
const told = (...projects: ReadProject[]): Told => ({ projects, companies: [] });

const SHORT = project('冠科', ['冠科']);

describe('a short name that another article told', () => {
  test.each<[string, Told[], string | undefined]>([
    [
      'of a stated company',
      [told(project('广东冠旭科技有限公司', ['广东冠旭科技有限公司', '冠科'], 'c1'))],
      'c1',
    ],
    ['of one without a record', [told(project('广东冠旭科技有限公司', ['冠科']))], undefined],
    [
      'of two stated companies',
      [told(project('广东冠旭科技有限公司', ['冠科'], 'c1')), told(project('冠科集团', ['冠科'], 'c2'))],
      undefined,
    ],
    [
      'of a stated company and of one without a record',
      [told(project('广东冠旭科技有限公司', ['冠科'], 'c1'), project('四川冠科实业有限公司', ['冠科']))],
      undefined,
    ],
    ['of nobody', [told(SHORT)], undefined],
  ])('%s', (_, texts, id) => {
    expect(ofAlias(SHORT, aliasesTold(texts)).company?.id).toBe(id);
  });

  test('a full name is another company, and what has a record keeps it', () => {
    const aliases = aliasesTold([told(project('广东冠旭科技有限公司', ['冠科', '冠科有限公司'], 'c1'))]);
    const full = project('冠科有限公司', []);
    const own = project('冠科', [], 'c9');
    expect(ofAlias(full, aliases)).toBe(full);
    expect(ofAlias(own, aliases)).toBe(own);
    expect(ofAlias({ figures: [], events: [] }, aliases).company).toBeUndefined();
  });
});
