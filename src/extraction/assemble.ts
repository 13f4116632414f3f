/** Sentence by sentence: which project a stage, a date and a figure belong to, and whose project it is. */
import { numeral } from '../entities/numeral.ts';
import type { CompanyMention, ReadCompany } from './company.ts';
import type { DateMention } from './date.ts';
import type { Figure } from './figure.ts';
import { overlapping, type Passage, type Span } from './passage.ts';
import type { PlaceMention } from './place.ts';
import { ProjectDraft } from './project-draft.ts';
import type { ProjectName } from './project-name.ts';
import type { StageMention } from './stage.ts';

/** Everything that was found in a passage, each list from left to right. */
export interface Findings {
  readonly passage: Passage;
  readonly companies: readonly CompanyMention[];
  readonly places: readonly PlaceMention[];
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
  readonly stages: readonly StageMention[];
  readonly projects: readonly ProjectName[];
  readonly references: readonly Span[];
  /** Day of publication, `YYYY-MM-DD`. */
  readonly published: string | undefined;
}

/** A batch or a ceremony: the stage is of no single project. */
const COUNTED = /(?:\d[\d,]*|[一二两三四五六七八九十百]+|多|数十|一批)余?(?:个|宗|项|家|批)[^,。;、]{0,14}$/u;
const COUNT_BEHIND = /^(?:的)?(?:项目|工程|企业)?(?:共|有|达|共有|合计)?\d+(?:个|宗|项|家|条)/u;
const CEREMONY_BEHIND = /^[、及和与开动竣投签工约产仪]{0,8}(?:仪式|活动|大会|现场会|会议|暨|率|项目库)/u;
/** 开工的有A、B; 签约项目包括A; 签约A项目. */
const LIST_BEHIND =
  /^(?:了|的)?(?:(?:产业|重点|重大|代表|制造业)*(?:项目|工程))?(?:中)?(?:,)?(?:其中)?(?:的)?(?:有|包括|为|是|涉及|涵盖|含|:|分别(?:是|为))*[“"]?$/u;
const CONJUNCTION =
  /^[”"]?(?:\([^()]{0,20}\))?(?:、|和|与|及|以及|,(?:以及|还有)|;|,)[“"]?(?:[\p{Script=Han}a-z0-9]{0,24}(?:的|投资建设|投资的|建设的))?$/u;
/** A sentence without a subject of its own goes on with the project before it. */
const GOES_ON =
  /^[\s”"]*(?:[(]?(?:该|其(?!中)|这|本)|基地|园区|工厂|工程|厂区|新厂|厂房|[一二三]期|首期|主体|土建|目前|现|已|预计|计划|将|力争|争取|拟|建成|全部|全面|整个|同时|其中|并|首[批条期]|第[一二]|按|于|从|自|(?:19|20)\d\d年|\d+月|去年|今年|明年|后年|当[天日]|同[日年一]|昨|今|随后|此后|之后|最终|合同|总投资|投资|占地|用地|建筑|达产|年[内底]|截至|至此|生产|产品|签约|开工|动工|竣工|投产|封顶|奠基|试产|在建|达标|增资|正|不?到|仅|历时|经过|目标|设备|春节|国庆|下?[个月周]|上半年|下半年|[上本]月)/u;
/** 签订投资合同:A…;B…;C…: the list goes on behind each semicolon. */
const LISTS = /^[^。;:]{0,30}(?::|项目中)[\s\S]*;$/u;
/** 开工三个项目,投资45.9亿元:A、B,以及C; 开工的项目中,A…,B…: everything that is named behind. */
const ALL_BEHIND = /^[^。;:]{0,30}:|^(?:的)?[^,。;]{0,6}项目(?:中|有|包括)/u;
/** What is listed after a ceremony. */
const LISTING =
  /^\s*(?:它们|这些|分别|其中|包括|签约(?:的)?项目|(?:此次|本次|当[天日])?(?:签约|动工|开工|竣工|投产|集中)[^,。]{0,8}(?:项目|有|包括)|具体|一是|首先|最大的|\d[.、)]|[①②③一二三][、.]|[▲•●◆✅])/u;
const DOES =
  /投资|建设|投建|拟|计划|签约|签订|签署|落户|动工|开工|奠基|投产|竣工|扩产|增资|封顶|新建|布局|打造|达产|量产|启用/u;

type Named = { readonly name: ProjectName; readonly draft: ProjectDraft };

export function assemble(findings: readonly Findings[]): ProjectDraft[] {
  const reader = new Assembler();
  for (const found of findings) reader.read(found);
  return reader.finish(findings);
}

class Assembler {
  readonly #drafts: ProjectDraft[] = [];
  #current: ProjectDraft | undefined;
  /** The day that the sentence before this one tells of, in the same paragraph. */
  #occasion: string | undefined;
  /** What was celebrated together (集中动工仪式): the projects that are listed after it. */
  #ceremony: { readonly stage: StageMention; readonly date: string | undefined; left: number } | undefined;
  /** The day of the last event that many took part in; it holds for those that are named after it. */
  #festive: { readonly day: string; readonly stages: ReadonlySet<string>; left: number } | undefined;
  /** Companies named in this paragraph, the last one last. */
  #paragraph: ReadCompany[] = [];
  /** Projects spoken of lately, the last one last. */
  #recent: ProjectDraft[] = [];

  read(found: Findings): void {
    for (const sentence of found.passage.sentences) {
      if (found.passage.text[sentence.start - 1] === '\n') {
        this.#occasion = undefined;
        this.#paragraph = [];
      }
      this.#readSentence(found, sentence);
    }
  }

  #readSentence(all: Findings, sentence: Span): void {
    const inside = <T extends Span>(spans: readonly T[]) =>
      spans.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const found: Findings = {
      passage: all.passage,
      companies: inside(all.companies),
      places: inside(all.places),
      dates: inside(all.dates),
      figures: inside(all.figures),
      stages: inside(all.stages),
      projects: inside(all.projects),
      references: inside(all.references),
      published: all.published,
    };
    const named = found.projects.map((name) => ({ name, draft: this.#draftOf(found, name, sentence) }));
    if (this.#ceremony) this.#ceremony.left--;
    if (this.#festive) this.#festive.left--;
    this.#celebrated(found, sentence, named);
    for (const stage of found.stages) {
      const targets = this.#targetsOf(found, sentence, stage, named);
      const date = this.#dateOf(found, sentence, stage);
      if (targets.length > 0 && LISTS.test(found.passage.text.slice(stage.end, sentence.end))) {
        this.#ceremony = { stage, date, left: 5 };
      }
      if (targets.length === 0) {
        if (!stage.planned && isCrowd(found.passage.text, sentence, stage))
          this.#celebrate(found, stage, date);
        continue;
      }
      for (const draft of targets) {
        draft.addEvent({
          stage: stage.stage,
          planned: stage.planned || isAfter(date, found.published),
          passage: found.passage,
          span: sentence,
          ...(date === undefined ? {} : { date }),
        });
        draft.place ??= this.#placeOf(found, draft.span, sentence);
      }
      if (targets.length === 1) this.#current = targets[0];
    }
    for (const figure of found.figures) this.#giveFigure(found, sentence, figure, named);
    this.#builtBy(found, sentence, named);
    const last = named.findLast(({ name }) => !isWhere(found.passage.text, name, found.stages))?.draft;
    if (last) this.#current = last;
    for (const { draft } of named) this.#recent = [...this.#recent.filter((known) => known !== draft), draft];
    this.#occasion =
      found.dates.findLast(({ date }) => date?.length === 10 && !isAfter(date, found.published))?.date ??
      (sentence.end - sentence.start < 12 || found.stages.length === 0 ? this.#occasion : undefined);
    const crowd = found.stages.filter((stage) => isCrowd(found.passage.text, sentence, stage));
    if (crowd.length > 0 && this.#occasion !== undefined) {
      this.#festive = { day: this.#occasion, stages: new Set(crowd.map(({ stage }) => stage)), left: 4 };
    }
    for (const { company } of found.companies)
      this.#paragraph = [...this.#paragraph.filter((known) => known !== company), company];
  }

  /** 举行第二季度项目集中动工仪式: what is listed after it was begun that day. */
  #celebrate({ stages }: Findings, stage: StageMention, date: string | undefined): void {
    const several = new Set(stages.map((mention) => mention.stage)).size > 1;
    this.#ceremony = several ? undefined : { stage, date: date ?? this.#occasion, left: 3 };
  }

  /** Projects that are only listed, right after a ceremony, were celebrated there. */
  #celebrated(found: Findings, sentence: Span, named: readonly Named[]): void {
    const ceremony = this.#ceremony;
    if (!ceremony || ceremony.left < 0 || found.stages.some(({ planned }) => !planned) || named.length === 0)
      return;
    const { text } = found.passage;
    const words = text.slice(sentence.start, sentence.end);
    if (
      !LISTING.test(words) &&
      !(named.length > 1 || text[sentence.end - 1] === ';' || text[sentence.start - 1] === ';')
    )
      return;
    for (const { name, draft } of named) {
      if (isWhere(text, name, found.stages)) continue;
      draft.addEvent({
        stage: ceremony.stage.stage,
        planned: false,
        passage: found.passage,
        span: sentence,
        ...(ceremony.date === undefined ? {} : { date: ceremony.date }),
      });
    }
    ceremony.left = 1;
  }

  #draftOf(found: Findings, name: ProjectName, sentence: Span): ProjectDraft {
    const company = companyOf(found, name, sentence) ?? this.#companyBefore(found, name, sentence);
    let draft = this.#drafts.find((known) => known.name !== undefined && known.isNamed(name, company));
    // What was known only as its company's project gets its name now.
    draft ??= this.#drafts.find(
      (known) => known.name === undefined && company !== undefined && known.company === company,
    );
    if (!draft) {
      draft = new ProjectDraft(found.passage, name);
      this.#drafts.push(draft);
    }
    draft.company ??= company;
    draft.rename(found.passage, name, company);
    draft.place ??= this.#placeOf(found, name, sentence);
    return draft;
  }

  /** The company that the sentence or the paragraph speaks of, where the name itself gives none. */
  #companyBefore({ passage, companies }: Findings, name: Span, sentence: Span): ReadCompany | undefined {
    const { text } = passage;
    const ahead = text.slice(sentence.start, name.start);
    const before = companies.filter(({ end }) => end <= name.start).at(-1);
    if (before) {
      return /客户|供应商|供货|贷款|融资|;|股权/u.test(ahead) || /、$/u.test(ahead)
        ? undefined
        : before.company;
    }
    if (companies.length > 0) return undefined;
    const last = this.#paragraph.at(-1);
    if (
      last &&
      /^["“]?(?:集团|公司|该公司|该企业|企业|其(?!中)|这家|此次|新项目|计划|拟)/u.test(
        text.slice(sentence.start).trimStart(),
      )
    )
      return last;
    return undefined;
  }

  #placeOf(found: Findings, at: Span, sentence: Span): readonly string[] | undefined {
    const inName = found.places.filter((place) => overlapping([place], at));
    const near = inName.length > 0 ? inName : found.places.filter((place) => overlapping([place], sentence));
    return near.toSorted((a, b) => b.path.length - a.path.length)[0]?.path;
  }

  #targetsOf(
    { passage, companies, references }: Findings,
    sentence: Span,
    stage: StageMention,
    named: readonly { name: ProjectName; draft: ProjectDraft }[],
  ): ProjectDraft[] {
    const { text } = passage;
    const behind = text.slice(stage.end, sentence.end);
    const ahead = text.slice(sentence.start, stage.start);
    const own = named.filter(({ name }) => name.end <= stage.start && !isWhere(text, name, [stage]));
    const ofOne = own.length > 0 && !COUNTED.test(text.slice(own.at(-1)?.name.end, stage.start));
    if (CEREMONY_BEHIND.test(behind) && !ofOne) {
      const [first] = named.filter(({ name }) => name.start >= stage.end && !isWhere(text, name, []));
      return first
        ? listFrom(
            text,
            named.filter(({ name }) => name.start >= first.name.start),
            stage.end,
            true,
          )
        : [];
    }
    // A stage inside a project's name is a part of the name.
    if (named.some(({ name }) => name.start < stage.start && stage.end < name.end)) return [];
    const places = (item: Named) =>
      isWhere(text, item.name, [stage]) ||
      (item.name.generic === true && !item.draft.company && companies.length > 0);
    const before = named.filter((item) => item.name.end <= stage.start && !places(item));
    const after = named.filter((item) => item.name.start >= stage.end && !places(item));
    const list = after[0] ? listFrom(text, after, stage.end) : [];
    if (list.length > 0) return list;
    const last = before.at(-1);
    const subject =
      last && companies.findLast(({ start, end }) => start >= last.name.end && end <= stage.start);
    if (
      last &&
      subject &&
      subject.company !== last.draft.company &&
      /(?:,|企业|公司|;)$/u.test(text.slice(sentence.start, subject.start))
    ) {
      return [this.#projectOf(subject, passage, sentence)];
    }
    if (last) {
      if (COUNTED.test(text.slice(last.name.end, stage.start)) || COUNT_BEHIND.test(behind)) return [];
      return listBack(text, before);
    }
    const all =
      /(?:^|[,:])(?<all>[两二三四五六七八九十]|\d)个项目(?![^。;]*(?:其中|\d个))[^。;]{0,30}$/u.exec(ahead);
    if (all) {
      const count = numeral(all.groups?.['all'] ?? '');
      if (this.#recent.length >= count && count <= 6) return this.#recent.slice(-count);
    }
    const group = /(?<count>[两二三四五六七八九十]|\d)(?:个|家)[^,。;、]{0,24}$/u.exec(ahead);
    if (group) {
      // 卓勤、紫宸、嘉拓三个项目: one of each.
      const members = companies.filter(({ end }) => end <= sentence.start + group.index);
      const last = members.slice(-numeral(group.groups?.['count'] ?? ''));
      const joined =
        last.length > 1 &&
        last.every(
          ({ end }, i) =>
            i === last.length - 1 ||
            /^(?:\([^()]*\))?(?:、|和|与|及)$/u.test(text.slice(end, last[i + 1]?.start)),
        );
      if (joined) return last.map((mention) => this.#projectOf(mention, passage, sentence));
    }
    if (COUNTED.test(ahead) || COUNT_BEHIND.test(behind)) return [];
    const doer =
      companies.filter(({ end }) => end <= stage.start).at(-1) ??
      companies.find(({ start }) => start >= stage.end && start - stage.end < 3);
    if (doer && !/客户|供应商|供货/u.test(ahead)) {
      // 由聚芯云、北屿数科、桐语文创签下: each of them.
      const doers =
        doer.end <= stage.start && stage.start - doer.end <= 12
          ? joinedBack(
              text,
              companies.filter(({ end }) => end <= stage.start),
            )
          : [doer];
      return [...new Set(doers.map((mention) => this.#projectOf(mention, passage, sentence)))];
    }
    if (companies.length > 0 && !references.some(({ start }) => start < stage.start)) return [];
    const clause = text.slice(
      Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1),
      stage.end,
    );
    return this.#current &&
      (references.length > 0 || GOES_ON.test(ahead + stage.stage) || GOES_ON.test(clause))
      ? [this.#current]
      : [];
  }

  /** The project that a company alone stands for: its only one, the one just spoken of, or one yet to be named. */
  #projectOf({ company }: CompanyMention, passage: Passage, sentence: Span): ProjectDraft {
    const own = this.#drafts.filter((draft) => draft.company === company);
    if (this.#current && own.includes(this.#current)) return this.#current;
    const [only] = own;
    if (only) return only;
    const draft = new ProjectDraft(passage, sentence);
    draft.company = company;
    this.#drafts.push(draft);
    return draft;
  }

  #dateOf({ passage, dates, stages }: Findings, sentence: Span, stage: StageMention): string | undefined {
    const { text } = passage;
    const clauseStart = Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1);
    const comma = text.indexOf(',', stage.end);
    const clauseEnd = comma < 0 || comma > sentence.end ? sentence.end : comma;
    const before = dates.filter(({ end }) => end <= stage.start);
    const near = before.filter(({ start }) => start >= clauseStart).at(-1);
    const own = near?.repeats
      ? (before.findLast(({ start, repeats }) => start >= clauseStart && !repeats) ?? near)
      : near;
    if (own) return own.date;
    if (/现(?!场)|目前|如今|至今|眼下/u.test(text.slice(clauseStart, stage.start))) return undefined;
    const behind = dates.find(({ start, end }) => start >= stage.end && end <= clauseEnd);
    if (behind && /^(?:于|时间(?:为|是)?|在|\()$/u.test(text.slice(stage.end, behind.start)))
      return behind.date;
    if (stage.planned) return undefined;
    if (stage.stage === '在建') return undefined;
    const earlier = before.findLast(
      (date) =>
        !stages.some(
          (other) =>
            other.start >= date.end &&
            other.end < stage.start &&
            text[other.end] === '的' &&
            other.start - date.end < 8,
        ),
    );
    if (earlier) return earlier.date;
    if (before.length > 0) return undefined;
    const festive =
      this.#festive && this.#festive.left >= 0 && this.#festive.stages.has(stage.stage)
        ? this.#festive.day
        : undefined;
    return this.#occasion ?? festive;
  }

  #giveFigure(
    { passage, companies, references }: Findings,
    sentence: Span,
    figure: Figure,
    named: readonly { name: ProjectName; draft: ProjectDraft }[],
  ): void {
    if (figure.kind === 'batch' || figure.kind === 'other') return;
    const { text } = passage;
    const inName = named.find(({ name }) => name.start <= figure.start && figure.end <= name.end);
    const following = named.find(({ name }) => name.start >= figure.end);
    const leads =
      following &&
      /^(?:以上|左右|余)?(?:\([^()]*\))?的?[^,。;、]{0,16}$/u.test(
        text.slice(figure.end, following.name.start),
      );
    const before = named.filter(({ name }) => name.end <= figure.start).at(-1);
    const target =
      inName ??
      (leads && (!before || /^(?:以上|左右|余)?的/u.test(text.slice(figure.end)))
        ? following
        : (before ?? following));
    if (target) {
      target.draft.addFigure(passage, figure);
      return;
    }
    const doer =
      companies.filter(({ end }) => end <= figure.start).at(-1) ??
      companies.find(({ start }) => start >= figure.end);
    if (doer) {
      const has = this.#drafts.some((draft) => draft.company === doer.company);
      if (has || (figure.kind === 'investment' && DOES.test(text.slice(sentence.start, sentence.end)))) {
        this.#projectOf(doer, passage, sentence).addFigure(passage, figure);
        return;
      }
    }
    if (this.#current && (companies.length === 0 || references.length > 0))
      this.#current.addFigure(passage, figure);
  }

  /** 项目由X投资建设: tells whose the project is that was spoken of. */
  #builtBy(
    { passage, companies }: Findings,
    sentence: Span,
    named: readonly { draft: ProjectDraft }[],
  ): void {
    const draft = named.length === 1 ? named[0]?.draft : named.length === 0 ? this.#current : undefined;
    if (!draft || draft.company) return;
    const { text } = passage;
    const builder = companies.find(
      ({ start, end }) =>
        (/(?:由|业主为|投资方为|建设单位为|投资方是|属于|隶属|隶属于)$/u.test(
          text.slice(sentence.start, start),
        ) &&
          !/^[^,。;]{0,12}的/u.test(text.slice(end, sentence.end))) ||
        /^[^,。;]{0,12}(?:投资|建设|兴建|打造|投建)(?!项目|[^,。;]{0,4}的)/u.test(
          text.slice(end, sentence.end),
        ),
    );
    if (builder) draft.company = builder.company;
  }

  /** What is too little said of is left out; an article about one company's project names it once. */
  finish(findings: readonly Findings[]): ProjectDraft[] {
    const companies = new Set(findings.flatMap((found) => found.companies.map(({ company }) => company)));
    const titled = new Set(findings[0]?.companies.map(({ company }) => company) ?? []);
    const only: ReadCompany | undefined =
      companies.size === 1 ? [...companies][0] : titled.size === 1 ? [...titled][0] : undefined;
    const kept = this.#drafts.filter((draft) => draft.events.length > 0 || draft.figures.length > 0);
    if (only && kept.length <= 2) for (const draft of kept) draft.company ??= only;
    withoutEchoes(kept);
    const where = deepest(findings);
    for (const draft of kept) draft.place ??= where;
    return kept
      .filter((draft) => draft.events.length > 0 || draft.figures.length > 0)
      .filter((draft) => draft.company !== undefined || draft.name !== undefined);
  }
}

/** A title says again, with less, what the text says: its undated events give way to the text's. */
function withoutEchoes(drafts: readonly ProjectDraft[]): void {
  const told = drafts.flatMap((draft) =>
    draft.events
      .filter(({ passage }) => passage.field === 'text')
      .map(({ stage }) => ({ stage, company: draft.company })),
  );
  for (const draft of drafts) {
    draft.dropEvents(
      ({ passage, date, stage }) =>
        passage.field === 'title' &&
        date === undefined &&
        told.some(
          (event) =>
            event.stage === stage && (!event.company || !draft.company || event.company === draft.company),
        ),
    );
  }
}

/** True where the event is of many, or of a ceremony. */
function isCrowd(text: string, sentence: Span, stage: StageMention): boolean {
  const behind = text.slice(stage.end, sentence.end);
  return (
    CEREMONY_BEHIND.test(behind) ||
    COUNTED.test(text.slice(sentence.start, stage.start)) ||
    COUNT_BEHIND.test(behind)
  );
}

/** 在产业园签约, 入驻科技园: a park is where something happens. */
function isWhere(text: string, name: ProjectName, stages: readonly StageMention[]): boolean {
  if (!/(?:园区?|城|谷|合作区|集聚区|中心|大厦|广场|基地)$/u.test(name.name.replace(/\([^()]*\)$/u, '')))
    return false;
  if (
    /(?:在|位于|落户|入驻|落户于|落在|坐落于|坐落在|进驻|毗邻|地处|选址|选址在|设在|与|走进|于|来自|为|从)$/u.test(
      text.slice(Math.max(0, name.start - 4), name.start),
    )
  )
    return true;
  return stages.some(
    ({ end, stage }) => stage === '签约' && end === name.start && /园区?$|城$/u.test(name.name),
  );
}

/** True where a date begins after the day of publication. */
function isAfter(date: string | undefined, published: string | undefined): boolean {
  if (date === undefined || published === undefined) return false;
  const quarter = /-Q([1-4])$/u.exec(date);
  const first = quarter ? `${date.slice(0, 4)}-${String(Number(quarter[1]) * 3 - 2).padStart(2, '0')}` : date;
  return first > published.slice(0, first.length);
}

/** The first place of the title, else of the text. */
function deepest(findings: readonly Findings[]): readonly string[] | undefined {
  for (const { places } of findings) {
    const [first] = places;
    if (first)
      return (
        places.find(
          (place) =>
            first.path.every((name, i) => place.path[i] === name) && place.path.length > first.path.length,
        )?.path ?? first.path
      );
  }
  return undefined;
}

/** The company in a project's name, before it in its sentence, or behind 由. */
function companyOf({ passage, companies }: Findings, name: Span, sentence: Span): ReadCompany | undefined {
  const { text } = passage;
  const inside = companies.find((mention) => overlapping([mention], name));
  if (inside) return inside.company;
  const by = companies.find(
    ({ start }) =>
      start >= name.end &&
      start - name.end <= 24 &&
      /(?:由|业主为|投资方为|建设方为|投资方是|企业是)$/u.test(text.slice(name.end, start)),
  );
  if (by) return by.company;
  const before = companies.filter(({ end }) => end <= name.start).at(-1);
  if (!before) return undefined;
  const between = text.slice(before.end, name.start);
  if (/[;]/u.test(between) || /客户|供应商|供货|贷款|融资/u.test(text.slice(sentence.start, before.end)))
    return undefined;
  if (
    /^[)”]*(?:的|旗下|总?投资|建设|在|拟|将|计划|(?:\([^()]*\))|新建|实施|承建|打造|,|签约|与|和|投|自建|斥资|动工|启动|增资|,)/u.test(
      between,
    )
  )
    return before.company;
  return before.end === name.start ? before.company : undefined;
}

function listFrom(text: string, after: readonly Named[], from: number, anyGap = false): ProjectDraft[] {
  const [first, ...rest] = after as [Named, ...Named[]];
  const gap = text.slice(from, first.name.start);
  if (
    !anyGap &&
    !LIST_BEHIND.test(gap) &&
    !/^,?(?:其中)?(?:有|包括|包含|涉及|含|为|是|:)[^,。;、]{0,20}$/u.test(gap) &&
    !/^(?:了|的)?[^,。;、]{0,12}$/u.test(gap) &&
    !ALL_BEHIND.test(gap)
  )
    return [];
  if (ALL_BEHIND.test(gap)) return after.map(({ draft }) => draft);
  const list = [first.draft];
  let end = first.name.end;
  for (const { name, draft } of rest) {
    if (!CONJUNCTION.test(text.slice(end, name.start))) break;
    list.push(draft);
    end = name.end;
  }
  return list;
}

/** The last company and those that are joined to it. */
function joinedBack(text: string, mentions: readonly CompanyMention[]): CompanyMention[] {
  const list: CompanyMention[] = [];
  for (const mention of mentions.toReversed()) {
    const next = list[0];
    if (next && !/^(?:\([^()]*\))?(?:、|和|与|及|以及)$/u.test(text.slice(mention.end, next.start))) break;
    list.unshift(mention);
  }
  return list;
}

/** The last named project and those that are joined to it by 、 and 和. */
function listBack(text: string, before: readonly Named[]): ProjectDraft[] {
  const list: ProjectDraft[] = [];
  let start: number | undefined;
  for (const { name, draft } of before.toReversed()) {
    if (
      start !== undefined &&
      !/^[”"]?(?:\([^()]{0,20}\)|(?:首期)?[\d.]+亿元?)?(?:、|和|与|及|以及)[“"]?[\p{Script=Han}a-z0-9]{0,16}$/u.test(
        text.slice(name.end, start),
      )
    )
      break;
    list.unshift(draft);
    start = name.start;
  }
  return [...new Set(list)];
}
