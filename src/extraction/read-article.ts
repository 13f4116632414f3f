/** Here is a title and a text, tell me which companies, places, sums, dates and projects they speak of. */
import type { Article } from '../contract/record.ts';
import type { ConceptDictionary } from '../entities/concept.ts';
import { dayText, publishedDay } from '../entities/day.ts';
import type { PlaceTree } from '../entities/place-tree.ts';
import { assemble } from './assemble.ts';
import { findBrands } from './brand.ts';
import { isPlainSpeech } from './brand-word.ts';
import { findCompanies } from './company.ts';
import { findDates } from './date.ts';
import { newTold } from './date-year.ts';
import { findEchoedOwners } from './echoed-owner.ts';
import { figuresOf, retold } from './figure.ts';
import type { Findings } from './findings.ts';
import { findListOwners } from './list-owner.ts';
import { withoutAddresses } from './park-address.ts';
import { overlapping, Passage, type Span } from './passage.ts';
import { anchorPlaces, findPlaces } from './place.ts';
import { newAnchors } from './place-anchors.ts';
import type { ProjectDraft } from './project-draft.ts';
import { findProjectNames } from './project-name.ts';
import { findProjectOwners, isItem } from './project-owner.ts';
import { findQuantities } from './quantity.ts';
import { findStages } from './stage.ts';

export interface Knowledge {
  readonly dictionary: ConceptDictionary;
  readonly tree: PlaceTree;
}

export interface ArticleReading {
  /** Of the title and of the text. */
  readonly findings: readonly Findings[];
  readonly projects: readonly ProjectDraft[];
}

/**
 * Longest text that is read, in UTF-16 units: time grows faster than a text does, and of 116,164 news texts
 * the longest has 22,324 and three have more than this.
 */
const READ_AT_MOST = 8_000;

/** Texts that have none of these tell of nothing that is built. */
const BUILDS = /项目|工厂|厂房|生产线|产线|签约|落户|开工|动工|奠基|封顶|竣工|投产|基地|产业园|亿元/u;

/** What is found in the title and in the text, before it is put together. */
export function findingsOf(
  article: Pick<Article, 'title' | 'text' | 'published'>,
  { dictionary, tree }: Knowledge,
): Findings[] {
  const text = article.text.slice(0, READ_AT_MOST);
  const passages = [new Passage('title', article.title.slice(0, READ_AT_MOST)), new Passage('text', text)];
  const book = findCompanies(passages, dictionary, tree);
  const anchors = newAnchors();
  for (const passage of passages) anchorPlaces(passage, tree, anchors);
  const told = newTold();
  const published = article.published === undefined ? undefined : dayText(publishedDay(article.published));
  const times = passages.map(({ text, sentences }) => ({
    dates: findDates(text, published, told),
    quantities: findQuantities(text),
    stages: findStages(text, sentences),
  }));
  const look = (passage: Passage, i: number) => {
    const { dates = [], quantities = [], stages = [] } = times[i] ?? {};
    const companies = withoutAddresses(passage, book.mentionsIn(passage));
    const places = findPlaces(passage, tree, anchors, companies);
    const names = findProjectNames(passage, { barriers: [...dates, ...quantities], companies, places });
    return { passage, companies, places, dates, quantities, stages, ...names };
  };
  let looks = passages.map(look);
  const known = new Set(
    looks.flatMap(({ companies }) => companies.flatMap(({ company }) => [...company.names])),
  );
  const owners = !passages.some(({ text }) => BUILDS.test(text))
    ? []
    : looks.flatMap(({ passage, named, companies }) =>
        findProjectOwners(passage, named, companies, tree, known).map((span) => ({ passage, span })),
      );
  const echoed = looks.flatMap(({ passage, named }) =>
    findEchoedOwners(passage, named, tree).map((span) => ({ passage, span })),
  );
  const isNone = ({ passage, span }: { passage: Passage; span: Span }) =>
    isPlainSpeech(passage.text.slice(span.start, span.end));
  for (const { passage, span } of echoed) book.addTalkedOf(passage, span);
  for (const one of owners) if (!isNone(one)) book.addTalkedOf(one.passage, one.span, 'weak');
  if (owners.length + echoed.length > 0) looks = passages.map(look);
  const alike = looks.flatMap(({ passage, named, companies }) =>
    findListOwners(
      passage,
      named.filter((name) => isItem(passage, name)),
      companies,
      tree,
    ).map((span) => ({ passage, span })),
  );
  for (const one of alike) if (!isNone(one)) book.addTalkedOf(one.passage, one.span, 'weak');
  if (alike.length > 0) looks = passages.map(look);
  const brands = findBrands(
    looks,
    (passage) => book.mentionsIn(passage).map((m) => ({ ...m, weak: m.company.basis === 'weak' })),
    tree,
  );
  for (const one of brands) if (!isNone(one)) book.addTalkedOf(one.passage, one.span);
  if (brands.length > 0) looks = passages.map(look);
  const figures = looks.map(({ passage, quantities, named }) =>
    figuresOf(passage.text, quantities, passage.sentences, named),
  );
  return looks.map(
    ({ passage, companies, places, dates, stages, named, references }, i): Findings => ({
      passage,
      companies,
      places,
      dates,
      figures: figures[i] ?? [],
      stages: stages.filter((stage) => !overlapping(companies, stage)),
      projects: named,
      references,
      published,
    }),
  );
}

export function readArticle(
  article: Pick<Article, 'title' | 'text' | 'published'>,
  knowledge: Knowledge,
): ArticleReading {
  const findings = findingsOf(article, knowledge);
  const projects = assemble(findings);
  // Projects have their sums from the text; the title's is only known by them.
  const [ofTitle, ofText] = findings;
  if (!ofTitle || !ofText) return { findings, projects };
  const titled = {
    ...ofTitle,
    figures: retold(ofTitle.passage.text, ofTitle.figures, ofText.figures),
  };
  return { findings: [titled, ofText], projects };
}
