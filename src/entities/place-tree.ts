/** The tree of places: provinces, cities, districts, and the zones that a corpus names, by any of their names. */
import { nameKey } from './concept.ts';
import { DIVISIONS } from './divisions.ts';
import { UnitPairs } from './unit-pairs.ts';
import { ZONES } from './zones.ts';

export interface Place {
  /** As the tree writes it: 德庆县. */
  readonly name: string;
  /** Outermost first, ends with `name`. */
  readonly path: readonly string[];
  /** GB/T 2260; absent for zones. */
  readonly code?: string;
  readonly rank: 'province' | 'city' | 'county' | 'zone';
  /** True for what the corpus states as a region of one of its records. */
  stated?: true;
}

/** A way to write a place: `exact` with its rank (德庆县), or its stem alone (德庆). */
export interface PlaceForm {
  readonly form: string;
  readonly place: Place;
  readonly exact: boolean;
}

const PEOPLES =
  '壮族|瑶族|回族|土家族|苗族|侗族|彝族|藏族|羌族|布依族|哈尼族|傣族|白族|傈僳族|景颇族|蒙古族?|哈萨克|柯尔克孜|朝鲜族|满族|黎族|畲族|仫佬族|毛南族|水族|仡佬族|拉祜族|佤族|纳西族|独龙族怒族|普米族|布朗族|东乡族|保安族|撒拉族|裕固族|土族|锡伯|塔吉克|达斡尔族|各族|维吾尔';
const RANK = new RegExp(
  `(?:特别行政区|(?<=[浦滨沈].)新区|(?:${PEOPLES})*自治[区州县旗]|地区|林区|省|市|县|区|盟|旗|行政委员会)$`,
  'u',
);

/** 德庆县 → 德庆; undefined where less than two characters would be left. */
export function placeStem(name: string): string | undefined {
  const short = name.replace(RANK, '');
  // 内蒙古自治区: the people's name is that of the place.
  const stem = short.length >= 2 ? short : name.replace(/自治[区州县旗]$/u, '');
  return stem.length >= 2 && stem !== name ? stem : undefined;
}

function nationalPlaces(): Place[] {
  const places: Place[] = [];
  for (const line of DIVISIONS.trim().split('\n')) {
    const [head = '', ...cities] = line.split(';');
    const provinceCode = head.slice(0, 2);
    const province = head.slice(2);
    places.push({ name: province, path: [province], code: `${provinceCode}0000`, rank: 'province' });
    for (const entry of cities) {
      const [cityHead = '', ...counties] = entry.split(' ');
      const cityCode = provinceCode + cityHead.slice(0, 2);
      const city = cityHead.slice(2);
      const path = city === '' ? [province] : [province, city];
      if (city !== '') places.push({ name: city, path, code: `${cityCode}00`, rank: 'city' });
      for (const county of counties) {
        const name = county.slice(2);
        if (name === city || name === '') continue;
        places.push({ name, path: [...path, name], code: cityCode + county.slice(0, 2), rank: 'county' });
      }
    }
  }
  return places;
}

/** 肇庆高新技术产业开发区 and 肇庆国家高新区 are 肇庆高新区. */
export function zoneName(name: string): string {
  return name
    .replace(/国家级?(?=高新|经济|级)/u, '')
    .replace(/高新技术产业(?:开发|园)区$|高新技术开发区$/u, '高新区')
    .replace(/经济技术开发区$/u, '经开区');
}

const NO_FORMS: readonly PlaceForm[] = [];

/** `paths`: region paths that the corpus states, outermost first; `aliases`: names of one thing (大旺 = 肇庆高新区). */
export class PlaceTree {
  readonly #byHead = new Map<string, PlaceForm[]>();
  readonly #begins = new UnitPairs();
  readonly #known = new Map<string, Place>();

  constructor(paths: Iterable<readonly string[]> = [], aliases: Iterable<readonly string[]> = []) {
    for (const place of nationalPlaces()) this.#add(place);
    for (const path of paths) this.#addPath(path);
    for (const [path, ...names] of ZONES) {
      this.#addPath(path.split('/'));
      const zone = this.at(path.split('/'));
      if (zone) for (const name of names) this.#addForm({ form: nameKey(name), place: zone, exact: true });
    }
    for (const names of aliases) {
      const place = names.map((name) => this.#known.get(nameKey(name))).find((known) => known !== undefined);
      if (!place) continue;
      for (const name of names) this.#addForm({ form: nameKey(name), place, exact: true });
    }
    for (const forms of this.#byHead.values()) forms.sort((a, b) => b.form.length - a.form.length);
  }

  #add(place: Place): void {
    this.#known.set(place.path.map(nameKey).join('/'), place);
    this.#addForm({ form: nameKey(place.name), place, exact: true });
    const stem = placeStem(place.name);
    if (stem === undefined || place.rank === 'zone') return;
    this.#addForm({ form: nameKey(stem), place, exact: false });
    // 凉山彝族自治州 is printed 凉山州, 大通回族土族自治县 大通县.
    const own = /自治([州县])$/u.exec(place.name)?.[1];
    if (own !== undefined) this.#addForm({ form: nameKey(`${stem}${own}`), place, exact: true });
  }

  /** A path that the tree does not have is a zone of the deepest place that it has. */
  #addPath(path: readonly string[]): void {
    const name = path.at(-1);
    const known = this.#known.get(path.map(nameKey).join('/'));
    if (known) known.stated = true;
    if (name === undefined || path.length < 2 || known) return;
    if (!this.#known.has(nameKey(path[0] as string))) return;
    const zone: Place = { name, path, rank: 'zone' };
    this.#add(zone);
    this.#known.set(nameKey(name), zone);
  }

  #addForm(form: PlaceForm): void {
    const head = form.form.slice(0, 2);
    const forms = this.#byHead.get(head);
    this.#begins.add(head);
    if (!forms) this.#byHead.set(head, [form]);
    else if (!forms.some((known) => known.form === form.form && known.place === form.place)) forms.push(form);
  }

  /** Every form that stands at this place of a folded text, longest first. */
  formsAt(text: string, at: number): readonly PlaceForm[] {
    if (!this.#begins.mayBeginAt(text, at)) return NO_FORMS;
    const forms = this.#byHead.get(text.slice(at, at + 2));
    return forms ? forms.filter(({ form }) => text.startsWith(form, at)) : NO_FORMS;
  }

  /** All forms; those that are written alike in the order in which they are found. */
  *forms(): Generator<PlaceForm> {
    for (const forms of this.#byHead.values()) yield* forms;
  }

  /** The place at a path, as far as the tree knows it. */
  at(path: readonly string[]): Place | undefined {
    return this.#known.get(path.map(nameKey).join('/'));
  }
}
