/** Projects read in many articles → one record a project; what an article says of a stated project goes to that. */
import type { Evidence, Quote, ReadEvent, ReadFigure, Readings, ReadProject } from '../contract/reading.ts';
import { type Article, type Project, STAGES, type Stage } from '../contract/record.ts';
import { nameKey } from '../entities/concept.ts';
import { regionStem } from '../entities/region.ts';
import { derivedId } from './company-book.ts';

/** A project of one article, and whose it is. */
export interface ReadOfArticle {
  readonly article: Article;
  readonly project: ReadProject;
  /** Id of the company's record, stated or derived. */
  readonly companyId: string | undefined;
  /** Names of that company, folded. */
  readonly companyNames: readonly string[];
}

interface Entry {
  readonly reads: ReadOfArticle[];
  readonly keys: Set<string>;
}

const TAIL = /(?:建设|产业化|投资|生产)?(?:项目|工程)$/u;

/** What is left of a name without its company's, its place's and phase: 智慧产业园. */
export function projectKey(name: string, companyNames: readonly string[]): string {
  const bare = nameKey(name)
    .replace(/\((?:首期|[一二三四五六]期)\)|(?:首期|[一二三四五六]期)(?:项目|工程)?$/gu, '')
    .replace(/[()“”"·・\s]/gu, '')
    .replace(TAIL, '');
  const own = companyNames
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, company) => rest.replace(company, ''), bare);
  return own.length >= 2 ? own : bare;
}

/** The key of a name that says more than whose project it is; undefined for X公司项目 and for no name. */
function tellingKey({ project, companyNames }: ReadOfArticle): string | undefined {
  if (project.name === undefined) return undefined;
  const key = projectKey(project.name, companyNames);
  return companyNames.includes(key) ? undefined : key;
}

function pairs(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`));
}

/** Dice's coefficient over pairs of characters: 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [pairs(a), pairs(b)];
  if (x.size + y.size === 0) return 0;
  let both = 0;
  for (const pair of x) if (y.has(pair)) both++;
  return (2 * both) / (x.size + y.size);
}

/** The same name is enough where the company is the same; without one it must be nearly the same. */
const ALIKE = 0.5;
const NEARLY_SAME = 0.8;

function samePhase(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b || (/首期|一期/u.test(a) && /首期|一期/u.test(b));
}

/** True where the names say the same project of one company. */
export function isAlike({ project, companyNames }: ReadOfArticle, stated: Project): boolean {
  if (project.name === undefined) return false;
  return likeness(projectKey(project.name, companyNames), projectKey(stated.name, companyNames)) >= ALIKE;
}

/** Of the stated projects, the one that an article's reading speaks of. */
export function statedProject(
  read: ReadOfArticle,
  candidates: readonly { readonly project: Project; readonly companyIds: readonly string[] }[],
): Project | undefined {
  const { project, companyId, companyNames } = read;
  let best: { project: Project; score: number } | undefined;
  const own = candidates.filter(
    ({ companyIds }) => companyId !== undefined && companyIds.includes(companyId),
  );
  for (const { project: stated, companyIds } of candidates) {
    const same = companyId !== undefined && companyIds.includes(companyId);
    if (!same && companyId !== undefined && companyIds.length > 0) continue;
    const phase = /(首期|[一二三四五六]期)/u.exec(stated.name)?.[1];
    if (!samePhase(project.phase, phase)) continue;
    const key = project.name === undefined ? '' : projectKey(project.name, companyNames);
    const alike = likeness(key, projectKey(stated.name, companyNames));
    const score = alike + (phase !== undefined && phase === project.phase ? 0.2 : 0);
    const enough = same ? alike >= ALIKE || own.length === 1 : alike >= NEARLY_SAME;
    if (enough && score > (best?.score ?? -1)) best = { project: stated, score };
  }
  return best?.project;
}

export class ProjectBook {
  readonly #entries: Entry[] = [];
  readonly #byCompany = new Map<string, Entry[]>();

  add(read: ReadOfArticle): void {
    const { companyId } = read;
    const key = tellingKey(read);
    const group = companyId ?? `-${key ?? ''}`;
    const entries = this.#byCompany.get(group) ?? [];
    if (entries.length === 0) this.#byCompany.set(group, entries);
    const known = entries.find((entry) => isSame(entry, read, key));
    const entry = known ?? { reads: [], keys: new Set<string>() };
    if (!known) {
      entries.push(entry);
      this.#entries.push(entry);
    }
    entry.reads.push(read);
    if (key !== undefined) entry.keys.add(key);
  }

  records(): Project[] {
    const seen = new Set<string>();
    return this.#entries.flatMap((entry) => {
      const record = recordOf(entry);
      if (seen.has(record.id)) return [];
      seen.add(record.id);
      return [record];
    });
  }
}

/** Same company, same city as far as both are known, names alike or one unnamed, no other phase. */
function isSame({ reads, keys }: Entry, read: ReadOfArticle, key: string | undefined): boolean {
  // A first article may tell no phase, those behind it 一期 and 二期.
  if (!reads.every(({ project }) => samePhase(project.phase, read.project.phase))) return false;
  const cityOf = (place: readonly string[] | undefined) => place && (place[1] ?? place[0]);
  const city = cityOf(read.project.place);
  if (city !== undefined && reads.some(({ project }) => project.place && cityOf(project.place) !== city))
    return false;
  if (key === undefined) return read.companyId !== undefined;
  // A name may be that of what had none where both are in one city.
  if (keys.size === 0)
    return read.companyId !== undefined && city !== undefined && reads.some(({ project }) => project.place);
  return [...keys].some((own) => likeness(own, key) >= ALIKE || own.includes(key) || key.includes(own));
}

export function readingsOf(reads: readonly ReadOfArticle[]): Readings {
  return {
    events: reads.flatMap(({ article, project }) =>
      project.events.map(
        ({ stage, date, planned, ...quote }): ReadEvent => ({
          stage,
          ...(date === undefined ? {} : { date }),
          ...(planned ? { planned } : {}),
          at: evidence(article, quote),
        }),
      ),
    ),
    figures: reads.flatMap(({ article, project }) =>
      project.figures.flatMap(({ kind, value, unit, phase, ...quote }): ReadFigure[] =>
        kind === 'batch' || kind === 'other'
          ? []
          : [{ kind, value, unit, ...(phase === undefined ? {} : { phase }), at: evidence(article, quote) }],
      ),
    ),
  };
}

export function evidence(article: Article, { field, start, end, quote }: Quote): Evidence {
  return { articleId: article.id, field, start, end, quote };
}

/** The furthest stage that is told as a fact; of dated ones the latest. 增资扩产 counts where nothing else is told. */
function stageOf(events: readonly ReadEvent[]): Stage | undefined {
  const facts = events.filter(({ planned }) => !planned);
  const order = (stage: Stage) => (stage === '增资扩产' ? -1 : STAGES.indexOf(stage));
  return facts.toSorted((a, b) => order(b.stage) - order(a.stage))[0]?.stage;
}

/** A 亩 is 666⅔ ㎡; to a hundredth. */
function inMu(squareMetres: number | undefined): number | undefined {
  return squareMetres === undefined ? undefined : Math.round(squareMetres * 0.15) / 100;
}

function recordOf({ reads }: Entry): Project {
  const readings = readingsOf(reads);
  const telling = reads.filter((read) => tellingKey(read) !== undefined);
  const named = (telling.length > 0 ? telling : reads).flatMap(({ project }) => project.name ?? []);
  const [first] = reads as [ReadOfArticle];
  const place = reads.map(({ project }) => project.place).find((path) => path !== undefined);
  const owned = first.project.company;
  const owner = reads.find(({ project }) => project.company)?.project.company;
  const name =
    named.toSorted((a, b) => b.length - a.length)[0] ??
    `${owner?.name ?? ''}${place === undefined ? '' : regionStem(place.at(-1) as string)}项目`;
  const stage = stageOf(readings.events);
  const total = (kind: ReadFigure['kind'], unit: ReadFigure['unit']) =>
    readings.figures.find(
      (figure) => figure.kind === kind && figure.unit === unit && figure.phase === undefined,
    )?.value ?? readings.figures.find((figure) => figure.kind === kind && figure.unit === unit)?.value;
  const [investmentYi, landMu, floorAreaM2, outputYi] = [
    total('investment', '亿元'),
    total('land', '亩') ?? inMu(total('land', '㎡')),
    total('floorArea', '㎡'),
    total('output', '亿元'),
  ];
  const companyId = reads.find((read) => read.companyId !== undefined)?.companyId;
  const phase = reads.map(({ project }) => project.phase).find((value) => value !== undefined);
  const industry = reads.map(({ project }) => project.industry).find((value) => value !== undefined);
  const articles = [...new Set(reads.map(({ article }) => article.id))];
  return {
    id: derivedId(
      'dp',
      // Of what its first article says alone: later ones may tell a longer name, its phase or its owner.
      [
        first.article.id,
        owned?.name,
        first.project.name ?? '',
        first.project.phase,
        first.project.place?.join('/'),
      ].join(' '),
    ),
    name,
    ...(companyId === undefined ? (owner ? { company: owner.name } : {}) : { company: companyId }),
    ...(stage === undefined ? {} : { stage }),
    ...(investmentYi === undefined ? {} : { investmentYi }),
    ...(landMu === undefined ? {} : { landMu }),
    ...(floorAreaM2 === undefined ? {} : { floorAreaM2 }),
    ...(outputYi === undefined ? {} : { outputYi }),
    ...(industry === undefined ? {} : { industry }),
    ...(place === undefined ? {} : { regions: [...place] }),
    ...(phase === undefined ? {} : { phase }),
    events: readings.events
      .filter(({ planned }) => !planned)
      .map(({ stage: told, date, at }) => ({
        stage: told,
        ...(date === undefined ? {} : { date }),
        articleId: at.articleId,
      })),
    articles,
    derived: true,
    ...(named.length === 0 ? { named: false } : {}),
    evidence: [...readings.events, ...readings.figures].slice(0, 5).map(({ at }) => at),
    readings,
  };
}
