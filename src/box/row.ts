/** One record as a row that can be judged without opening it: title, date, place, amount. */

import type { RecordType, Stage } from '../contract/record.ts';
import type { Hit } from '../contract/search.ts';
import { element } from './element.ts';
import { amountText, placeText, plain } from './figure.ts';
import { markedText, printed } from './marked-text.ts';
import type { BoxOptions } from './option.ts';
import { fill, type Words } from './words.ts';

/** In the order of their groups. */
export const TYPES: readonly RecordType[] = ['company', 'project', 'article'];

const FOLDERS: Readonly<Record<RecordType, string>> = {
  article: 'articles',
  project: 'projects',
  company: 'companies',
};
/** Hundredths of the disc that are filled. */
const SHARES: Readonly<Partial<Record<Stage, number>>> = {
  签约: 0,
  开工: 25,
  在建: 25,
  封顶: 50,
  竣工: 75,
  投产: 100,
};
/** Characters before the first mark of a fragment that is one line long. */
const LEAD = 8;

export function isKnownType(type: unknown): type is RecordType {
  return TYPES.includes(type as RecordType);
}

/** The page of the record, or the address of the report where that was asked for and can be opened. */
function hitAddress({ type, id, url }: Hit, { api, links }: BoxOptions): string {
  if (links === 'source' && typeof url === 'string' && /^https?:\/\//i.test(url)) return url;
  return `${api}/${FOLDERS[type]}/${encodeURIComponent(String(id))}`;
}

/** A link with the role of an option; its name is title and figures. */
export function hitRow(hit: Hit, options: BoxOptions, words: Words): HTMLAnchorElement {
  const row = element('a', {
    role: 'option',
    class: 'row',
    tabindex: -1,
    href: hitAddress(hit, options),
    target: options.open !== 'self' && `_${options.open}`,
    rel: 'noopener',
  });
  const title = element('span', { class: 'title' }, markedText(hit.title));
  if (hit.derived === true) title.append(' ', element('small', { class: 'tag' }, words.planned));
  row.append(title, ' ');
  const found = hit.snippet?.marks?.[0]?.[0];
  if (found !== undefined && !hit.title?.marks?.length)
    row.append(
      element('span', { class: 'snippet' }, markedText(hit.snippet, Math.max(0, found - LEAD))),
      ' ',
    );
  row.append(element('span', { class: 'meta' }, ...facts(hit, words)));
  const why = (Array.isArray(hit.why) ? hit.why : []).map((one) => /^alias\s+(.+)$/.exec(printed(one))?.[1]);
  if (why[0]) row.append(' ', element('span', { class: 'why' }, why[0]));
  return row;
}

function facts(hit: Hit, words: Words): readonly HTMLElement[] {
  const { type, stage, articleCount, duplicates } = hit;
  const fact = (text: string, name = '') => text !== '' && element('span', { class: name }, text);
  const day = printed(hit.published).slice(0, 10);
  const time = day && element('time', { datetime: day }, type === 'article' ? day : fill(words.latest, day));
  const place = fact(placeText(hit.regions).slice(0, 40));
  const amount = fact(amountText(hit.investmentYi, words), 'amount');
  const reports = fact(articleCount ? fill(words.articles, plain(articleCount)) : '');
  const parts =
    type === 'article'
      ? [
          time || fact(words.undatedRow),
          place,
          amount,
          fact(printed(hit.source).slice(0, 40)),
          fact(duplicates > 0 ? fill(words.reprints, plain(duplicates)) : ''),
        ]
      : type === 'project'
        ? [stage && stageOf(stage), amount, place, fact(firstCompany(hit)), reports, time]
        : [
            place,
            fact(hit.projects?.length ? fill(words.projects, plain(hit.projects.length)) : ''),
            reports,
            time,
          ];
  return parts.flatMap((part) => (part ? [part] : []));
}

/** The shape carries the order, the word its name. */
function stageOf(stage: Stage): HTMLElement {
  const share = SHARES[stage];
  const shape = element('i', { class: share === undefined ? '' : 'disc' }, share === undefined && '★');
  shape.style.setProperty('--share', `${share}%`);
  return element('span', { class: 'stage' }, shape, ` ${printed(stage)}`);
}

function firstCompany({ companies }: Hit): string {
  return Array.isArray(companies) ? printed(companies[0]?.name).slice(0, 40) : '';
}
