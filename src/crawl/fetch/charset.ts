/** Here are a page's bytes and what is said of their charset, give me the text. Door to iconv-lite. */
import iconv from 'iconv-lite';
import { hzToEuc, isHz } from './hz.ts';

export interface DecodedText {
  readonly text: string;
  readonly charset: string;
  /** Who was believed: the byte order mark, the HTTP header, the page, or the bytes themselves. */
  readonly basis: 'bom' | 'header' | 'meta' | 'detected';
  /** Characters that could not be read (U+FFFD), as a share of those outside of ASCII. */
  readonly damaged: number;
}

/** Where pages name their charset; HTML asks for the first 1,024 bytes, pages do not keep to it. */
const META_BYTES = 64 * 1024;
/** A label is believed at once where so much of the text are the commonest characters of Chinese. */
const PLAIN_SHARE = 0.2;
const MAX_SCORED = 20_000;

/** The commonest characters of Chinese news, simplified and traditional. */
const COMMON = new Set(
  `的一是在有和不人了中大为年上这个国我到他说时以要地就出会来可也对生能而子那得于着下自之发后作里用道行所然家事成方多经去
法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知
全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位
市区县企业项目建设投资亿元经济广东肇庆签约园区集团有限公司记者报道发展为来个国时会对发学后里经没动开进业关问战头产
爲來個國時會對發學後裏經沒動開進業關問戰頭產縣區項資億濟東慶簽約園團報導發展與這們說還過車長電新聞臺灣記者萬將`.replace(
    /\s/gu,
    '',
  ),
);

const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^(?:utf-?8|unicode-1-1-utf-8)$/u, 'utf-8'],
  [/^(?:gb[_-]?2312(?:-80)?|x-gbk|gbk|gb[_-]?18030|cp936|ms936|windows-936|chinese|euc-cn)$/u, 'gb18030'],
  [/^(?:big-?5|big5-hkscs|cn-big5|x-x-big5|csbig5|cp950)$/u, 'big5hkscs'],
  [/^hz(?:-gb-2312)?$/u, 'hz'],
  [/^utf-?16(?:le)?$/u, 'utf-16le'],
  [/^utf-?16be$/u, 'utf-16be'],
];

/** Our name of a label; undefined for what says nothing of a Chinese page (latin1, ascii) or is unknown. */
function charsetOf(label: string | undefined): string | undefined {
  const name = label?.trim().toLowerCase();
  if (name === undefined || /^(?:iso-?8859-?1|latin-?1|windows-1252|us-ascii|ascii)$/u.test(name))
    return undefined;
  const known = ALIASES.find(([pattern]) => pattern.test(name))?.[1];
  return known ?? (iconv.encodingExists(name) ? name : undefined);
}

function decodeAs(bytes: Buffer, charset: string): string {
  if (charset === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  if (charset === 'hz') return iconv.decode(hzToEuc(bytes), 'gb18030');
  return iconv.decode(bytes, charset);
}

interface Reading {
  readonly charset: string;
  readonly basis: DecodedText['basis'];
  readonly text: string;
  readonly damaged: number;
  readonly plain: number;
}

function readingOf(bytes: Buffer, charset: string, basis: DecodedText['basis']): Reading {
  const text = decodeAs(bytes, charset);
  let [wide, damaged, plain, scored] = [0, 0, 0, 0];
  for (const character of text) {
    if (character <= '\x7f') continue;
    wide += 1;
    if (character === '\ufffd') damaged += 1;
    if (scored >= MAX_SCORED) continue;
    scored += 1;
    if (COMMON.has(character)) plain += 1;
  }
  return { charset, basis, text, damaged: damaged / Math.max(wide, 1), plain: plain / Math.max(scored, 1) };
}

/** Bytes that are UTF-8 are hardly ever anything else; characters that cannot be read speak against a charset. */
function score({ charset, basis, damaged, plain }: Reading): number {
  const utf8 = charset === 'utf-8' && damaged === 0 ? 0.5 : 0;
  return plain + utf8 - 5 * damaged + (basis === 'header' ? 0.05 : basis === 'meta' ? 0.04 : 0);
}

function markOf(bytes: Buffer): { charset: string; length: number } | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))) return { charset: 'utf-8', length: 3 };
  if (bytes.subarray(0, 4).equals(Buffer.of(0x84, 0x31, 0x95, 0x33)))
    return { charset: 'gb18030', length: 4 };
  if (bytes.subarray(0, 2).equals(Buffer.of(0xff, 0xfe))) return { charset: 'utf-16le', length: 2 };
  if (bytes.subarray(0, 2).equals(Buffer.of(0xfe, 0xff))) return { charset: 'utf-16be', length: 2 };
  return undefined;
}

function labelInPage(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, META_BYTES).toString('latin1');
  return (
    /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w-]{2,30})/iu.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,30})/u.exec(head)?.[1]
  );
}

/** Never throws. `contentType` is the HTTP header. */
export function decodePage(bytes: Buffer, contentType: string | undefined): DecodedText {
  const mark = markOf(bytes);
  if (mark !== undefined) {
    const { text, damaged } = readingOf(bytes.subarray(mark.length), mark.charset, 'bom');
    return { text, charset: mark.charset, basis: 'bom', damaged };
  }
  const labels: (readonly [string | undefined, DecodedText['basis']])[] = [
    [charsetOf(/charset\s*=\s*["']?\s*([\w-]+)/iu.exec(contentType ?? '')?.[1]), 'header'],
    [charsetOf(labelInPage(bytes)), 'meta'],
    [isHz(bytes) ? 'hz' : undefined, 'detected'],
    ['utf-8', 'detected'],
    ['gb18030', 'detected'],
    ['big5hkscs', 'detected'],
  ];
  let best: Reading | undefined;
  const tried = new Set<string>();
  for (const [charset, basis] of labels) {
    if (charset === undefined || tried.has(charset)) continue;
    tried.add(charset);
    const reading = readingOf(bytes, charset, basis);
    if (best === undefined || score(reading) > score(best)) best = reading;
    const plainText = reading.charset === 'utf-8' ? reading.damaged === 0 : reading.plain > PLAIN_SHARE;
    // HZ is plain ASCII to every other charset.
    if (reading.damaged === 0 && plainText && !(isHz(bytes) && reading.charset !== 'hz')) {
      best = reading;
      break;
    }
    if (reading.charset === 'hz' && isHz(bytes)) {
      best = reading;
      break;
    }
  }
  const { text, charset, basis, damaged } = best as Reading;
  return { text, charset, basis, damaged };
}

const MISREAD_SAMPLE = 2_000;

/**
 * How much of a text turns into characters if its GBK bytes are read as UTF-8: nearly nothing of a text as it was
 * written, nearly all of one that was UTF-8 and has been read as GBK and saved so.
 */
export function misreadShare(text: string): number {
  const wide = text.replace(/[\0-\x7f]/gu, '').slice(0, MISREAD_SAMPLE);
  if (wide.length < 10) return 0;
  const read = new TextDecoder('utf-8').decode(iconv.encode(wide, 'gb18030'));
  const damaged = read.match(/\ufffd/gu)?.length ?? 0;
  return 1 - damaged / Math.max(read.length, 1);
}
