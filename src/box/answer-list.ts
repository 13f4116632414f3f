/** The answer as groups of rows: companies, projects, news, each with the way to all of its kind. */
import type { RecordType } from '../contract/record.ts';
import type { Hit, SearchResponse } from '../contract/search.ts';
import { element } from './element.ts';
import { plain } from './figure.ts';
import type { BoxOptions } from './option.ts';
import { hitRow, isKnownType, TYPES } from './row.ts';
import { fill, type Words } from './words.ts';

export interface ListedHit {
  readonly row: HTMLAnchorElement;
  /** Absent for a row that leads to all of its kind. */
  readonly hit?: Hit;
}

export interface AnswerList {
  readonly groups: readonly HTMLElement[];
  readonly listed: readonly ListedHit[];
}

/**
 * @param id makes ids of one box differ from each other
 * @param allOf address of the search page narrowed to one kind
 */
export function answerList(
  answer: SearchResponse,
  options: BoxOptions,
  words: Words,
  id: (name: string) => string,
  allOf: (type: RecordType) => string,
): AnswerList {
  const listed: ListedHit[] = [];
  const groups: HTMLElement[] = [];
  for (const type of TYPES) {
    const hits = answer.hits.filter((hit) => isKnownType(hit?.type) && hit.type === type);
    const counted = answer.facets?.type?.find(({ value }) => value === type)?.count;
    const count = Math.max(counted ?? 0, hits.length);
    if (hits.length === 0) continue;
    const shown = hits.slice(0, options.limit);
    const rows: ListedHit[] = shown.map((hit) => ({ row: hitRow(hit, options, words), hit }));
    if (count > shown.length)
      rows.push({ row: allRow(fill(words.allOf, plain(count), words[type]), allOf(type), options) });
    const heading = element(
      'div',
      { class: 'heading', id: id(type), role: 'presentation' },
      element('span', {}, words[type]),
      ' ',
      element('span', { class: 'count' }, plain(count)),
    );
    groups.push(
      element(
        'div',
        { role: 'group', 'aria-labelledby': id(type), class: 'group' },
        heading,
        ...rows.map(({ row }) => row),
      ),
    );
    listed.push(...rows);
  }
  listed.forEach(({ row }, at) => {
    row.id = id(`row${at}`);
  });
  return { groups, listed };
}

function allRow(text: string, href: string, options: BoxOptions): HTMLAnchorElement {
  return element(
    'a',
    {
      role: 'option',
      class: 'row every',
      tabindex: -1,
      href,
      target: options.open !== 'self' && `_${options.open}`,
      rel: 'noopener',
    },
    text,
  );
}
