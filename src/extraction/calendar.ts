/** Which day a stage is of: its own date, that of its sentence, or of the occasion that is being told of. */
import { type Findings, isAfter, isBefore, isCrowd } from './findings.ts';
import type { Span } from './passage.ts';
import { HEADLINE, NO_NEWS_BEHIND } from './sentence-words.ts';
import { POSTPONED, type StageMention } from './stage.ts';
import { withoutVisits } from './visit-day.ts';

/** What is told as earlier than the news has no date of the news. */
const EARLIER =
  /此前|之前|早前|早在|早已|早就|原先|曾经?(?!用)|以往|前期|历史|多年|至今|目前|眼下|如今|截至|(?<![实出呈表发体兑])现(?!场|代|货|金|状|役|任|象|浇)|正在|仍在|还在|已经?(?!于|在)/u;
/** What is told to be of the same day. */
const SAME_OCCASION =
  /现场|仪式上|会上|活动上|活动中|台上|此次|本次|这次|同时|与此同时|此外|另外|同批|一同|一起|双双|宣布|[上下]午|凌晨|晚上?|\d{1,2}(?:点|时(?!间))/u;

/** What is under way has a date only where that is when it began. */
const BEGINS_TO = /开始|进场|启动|转入|进入|搬[入进]|恢复|着手/u;

export class Calendar {
  /** The day that the sentence before this one tells of, in the same paragraph. */
  #occasion: string | undefined;
  /** The date of the last event that many took part in, by its stage: it holds for whoever is named after it. */
  readonly #festive = new Map<string, string>();
  /** The day that the head of a list gives its items. */
  #header: string | undefined;
  /** The date that a part of this sentence before a semicolon gave. */
  #linked: string | undefined;
  /** The year that a heading reviews: 一、2023年工作回顾. */
  #reviewed: string | undefined;
  /** The day of the news: the first past day that an event of the text is told of. */
  #news: string | undefined;

  /** The date at which many did so. */
  dateOfCrowd(stage: string): string | undefined {
    return this.#festive.get(stage) ?? this.#occasion ?? this.#news;
  }

  /** The day of the news. */
  get news(): string | undefined {
    return this.#news;
  }

  get occasion(): string | undefined {
    return this.#occasion;
  }

  /** `before`: how the paragraph before it ended; a colon heads a list, a semicolon goes on with it. */
  beginParagraph(before = ''): void {
    if (before === ':') this.#header = this.#occasion;
    else if (before !== ';') this.#header = undefined;
    this.#occasion = this.#header;
  }

  /** The date that the words around a stage give it. */
  dateOf(found: Findings, sentence: Span, stage: StageMention): string | undefined {
    const { text } = found.passage;
    found = withoutVisits(found);
    const clauseStart = Math.max(sentence.start, text.lastIndexOf(',', stage.start - 1) + 1);
    // 国庆期间,3号车间正在砌筑: what goes on has no date.
    if (stage.stage === '在建' && !BEGINS_TO.test(text.slice(clauseStart, stage.end))) return undefined;
    const told = this.#told(found, sentence, stage, clauseStart);
    if (told !== null) return told;
    if (stage.planned || stage.stage === '在建') return undefined;
    const ahead = text.slice(sentence.start, stage.start);
    if (
      EARLIER.test(text.slice(clauseStart, stage.start)) ||
      /此前|之前|早在|早已|早就|截至|^\s*(?:目前|眼下|如今),/u.test(ahead)
    )
      return undefined;
    return (
      (text[sentence.start - 1] === ';' ? this.#linked : undefined) ??
      this.#occasion ??
      this.#festive.get(stage.stage) ??
      (SAME_OCCASION.test(ahead) || this.#isOfNews(found, sentence, stage) ? this.#news : undefined) ??
      this.#reviewed
    );
  }

  /** What is told of the news with no word for when: neither a state, nor of another day, nor a kind of thing. */
  #isOfNews({ passage: { text }, dates }: Findings, sentence: Span, stage: StageMention): boolean {
    return (
      stage.stage !== '达产' &&
      !dates.some(({ date }) => date?.length === 10) &&
      !HEADLINE.test(text.slice(sentence.start, sentence.end)) &&
      !NO_NEWS_BEHIND.test(text.slice(stage.end, sentence.end))
    );
  }

  /** True where the clause names a date, known or not: 争取国庆前打桩. */
  isDated({ passage: { text }, dates }: Findings, stage: StageMention): boolean {
    const from = Math.max(text.lastIndexOf(',', stage.start), text.lastIndexOf('\n', stage.start));
    return dates.some(({ start, end }) => start > from && end <= stage.start);
  }

  /** 分别于5月18日和6月2日动工: a date for each of several. */
  datesOfEach(
    { passage, dates }: Findings,
    sentence: Span,
    stage: StageMention,
    count: number,
  ): (string | undefined)[] | undefined {
    const at = passage.text.lastIndexOf('分别', stage.start);
    if (count < 2 || at < sentence.start) return undefined;
    const each = dates.filter(({ start, end }) => start > at && end <= stage.start);
    return each.length === count ? each.map(({ date }) => date) : undefined;
  }

  /** 5、6号机组分别于A和B开工, 计划2027年、2028年投产: the other dates of one project's stage. */
  otherDates(
    { passage: { text }, dates }: Findings,
    sentence: Span,
    stage: StageMention,
    told: string | undefined,
  ): string[] {
    const before = dates.filter(({ start, end }) => start >= sentence.start && end <= stage.start);
    const last = before.at(-1);
    if (!last || last.date !== told || stage.start - last.end > 6) return [];
    const others: string[] = [];
    for (let i = before.length - 2; i >= 0; i--) {
      const [one, next] = [before[i], before[i + 1]];
      if (!one?.date || !next || !/^(?:、|和|及|与)$/u.test(text.slice(one.end, next.start))) break;
      if (one.date.length !== told?.length) break;
      others.unshift(one.date);
    }
    return others;
  }

  /** The date that the sentence itself gives, `undefined` where it denies one, null where it says nothing. */
  #told(
    { passage, dates, stages, published }: Findings,
    sentence: Span,
    stage: StageMention,
    clauseStart: number,
  ): string | undefined | null {
    const { text } = passage;
    const comma = text.indexOf(',', stage.end);
    const clauseEnd = comma < 0 || comma > sentence.end ? sentence.end : comma;
    // 去年底竣工的X已投入使用: that date is of another stage.
    const attributive = (date: Span) =>
      stages.some(
        (other) =>
          other.start >= date.end &&
          other.end < stage.start &&
          /^(?:的|、[^,。;、]{2,14}的)/u.test(text.slice(other.end)) &&
          other.start - date.end < 8,
      );
    const ahead = dates.filter(({ end }) => end <= stage.start);
    // 自2022年7月开工以来,…已投运: since when, not when.
    const since = ({ end }: Span) =>
      end < clauseStart && /^[^,。;]{0,12}(?:以来|至今|算起)/u.test(text.slice(end, sentence.end));
    const before = ahead.filter((date) => !attributive(date) && !since(date));
    // 母猪场已于5月投产,饲料厂主体完工: a date in the middle is of the stage of its own clause.
    const isBound = ({ start, end }: Span) => {
      const [from, to] = [text.lastIndexOf(',', start), text.indexOf(',', end)];
      return (
        from > sentence.start + 12 &&
        to < clauseStart &&
        stages.some((other) => other.start >= end && other.end <= to) &&
        !/^(?:并|同时|随即|随后|同步|正式|顺利|标志|实现|进入|转入)/u.test(text.slice(clauseStart, stage.end))
      );
    };
    const near = before.filter(({ start }) => start >= clauseStart).at(-1);
    const own = near?.repeats
      ? (before.findLast(({ start, repeats }) => start >= clauseStart && !repeats) ?? near)
      : near;
    // 6月28日,…第二季度项目集中动工: the quarter is that of the projects.
    const exact = ({ date, end }: (typeof before)[number]) => {
      const ofThem =
        !stage.planned &&
        date?.length !== 10 &&
        /项目|活动|仪式|工程|招商/u.test(text.slice(end, stage.start));
      return (ofThem ? before.findLast((other) => other.date?.length === 10)?.date : undefined) ?? date;
    };
    if (own && !(stage.planned && POSTPONED.test(text.slice(stage.end, sentence.end)))) return exact(own);
    if (
      /(?<![实出呈表发体兑])现(?!场|代|货|金|状|役|任|象|浇)|目前|如今|至今|眼下/u.test(
        text.slice(clauseStart, stage.start),
      )
    )
      return undefined;
    const behind = dates.find(({ start, end }) => start >= stage.end && end <= clauseEnd);
    if (behind && /^(?:于|时间(?:预计|计划)?(?:为|是|在)?|在|\()$/u.test(text.slice(stage.end, behind.start)))
      return behind.date;
    // 竣工投产仪式6月18日举行
    if (
      behind &&
      /^[^,。;]{0,4}(?:仪式|活动)(?:于|在)?$/u.test(text.slice(stage.end, behind.start)) &&
      /^[^,。;]{0,8}举行/u.test(text.slice(behind.end))
    )
      return behind.date;
    // 原定去年底投产的计划…推迟到明年一季度.
    const moved = dates.find(
      ({ start, end }) =>
        start >= stage.end &&
        end <= sentence.end &&
        (/(?:推迟|延期|顺延|延后|延|推|提前|调整|改|定)(?:至|到|为|在|于)了?\s*$/u.test(
          text.slice(stage.end, start),
        ) ||
          // 推迟一年投产,至2025年
          /^,?[至到]\s*$/u.test(text.slice(stage.end, start))),
    );
    if (moved && stage.planned) return moved.date;
    // 明年一季度,X项目也将投产.
    if (stage.planned) {
      const first = before[0];
      const leads =
        first && /^[\s“"]*$/u.test(text.slice(sentence.start, first.start)) && before.length === 1;
      const open =
        first?.date?.length === 10 ? isAfter(first.date, published) : !isBefore(first?.date, published);
      return leads && published !== undefined && open ? (first.date ?? null) : null;
    }
    if (stage.stage === '在建' && !BEGINS_TO.test(text.slice(clauseStart, stage.end))) return null;
    const earlier = before.at(-1);
    if (earlier) return isBound(earlier) ? undefined : exact(earlier);
    return ahead.length > 0 ? undefined : null;
  }

  /** What the sentence leaves for those behind it. */
  endSentence(found: Findings, sentence: Span): void {
    const words = textOf(found, sentence);
    if (words.length <= 24 && found.stages.length === 0 && found.dates.length === 1 && REVIEWS.test(words))
      this.#reviewed = /回顾|盘点|总结|大事记|成绩单/u.test(words) ? found.dates[0]?.date : undefined;
    const past = withoutVisits(found).dates.filter(
      ({ date }) => date !== undefined && !isAfter(date, found.published),
    );
    const day = past.findLast(({ date }) => date?.length === 10)?.date;
    const linked = found.passage.text[sentence.start - 1] === ';' ? this.#linked : undefined;
    this.#linked = past.at(-1)?.date ?? linked;
    this.#occasion =
      day ?? (sentence.end - sentence.start < 12 || found.stages.length === 0 ? this.#occasion : undefined);
    if (
      found.stages.some(({ planned }) => !planned) ||
      /同[日天]|当[日天]|举行|召开/u.test(textOf(found, sentence)) ||
      // 5月30日,天津市滨海新区。: when and where.
      (found.places.length > 0 && sentence.end - sentence.start <= 20)
    )
      this.#news ??= past.find(({ date }) => date?.length === 10)?.date;
    for (const stage of found.stages) {
      if (stage.planned || !isCrowd(found.passage.text, sentence, stage)) continue;
      const date = this.dateOf(found, sentence, stage) ?? this.#occasion;
      if (date !== undefined && !isAfter(date, found.published)) this.#festive.set(stage.stage, date);
    }
  }
}

const REVIEWS = /回顾|盘点|总结|大事记|成绩单|任务|打算|思路|展望|计划|安排/u;

function textOf({ passage }: Findings, { start, end }: Span): string {
  return passage.text.slice(start, end);
}
