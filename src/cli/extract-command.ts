/** `extract`: what is read from one text, with the words it was read from; or how well texts with labels are read. */
import { readFile } from 'node:fs/promises';
import { AppError } from '../contract/error.ts';
import type { Extraction, Quote, ReadProject, ReadSum } from '../contract/reading.ts';
import { type Article, articleSchema } from '../contract/record.ts';
import { readCorpus } from '../corpus/corpus.ts';
import { scoreExtraction } from '../evaluation/extraction-score.ts';
import { readLabelledSet } from '../evaluation/labelled-set.ts';
import { scoreWithheld, withheld } from '../evaluation/withheld.ts';
import { extract } from '../extraction/extraction.ts';
import type { Knowledge } from '../extraction/read-article.ts';
import { knowledgeOf, type Stated } from '../extraction/told.ts';
import { type Command, JSON_OPTION, settingOption, usageError } from './command.ts';

export const extractCommand: Command = {
  name: 'extract',
  summary: '一篇文字里读出了什么 (what is read from one text)',
  operands: ['[file|id]'],
  options: {
    corpus: settingOption(
      'corpus',
      '<dir>',
      '语料目录: 已知的企业、地区和编号 (known companies, places and ids)',
    ),
    labelled: {
      type: 'string',
      value: '<F.jsonl>',
      help: '以标注集度量: 各类的准确率和召回率 (precision and recall against labels)',
    },
    withheld: {
      type: 'boolean',
      help: '度量: 不看语料写明的, 从新闻里读出多少 (what is read when it is withheld)',
    },
    differences: { type: 'boolean', help: '同时列出每处不同 (with each difference)' },
    json: JSON_OPTION,
  },
  examples: [
    'extract a001',
    'extract page.txt --json',
    'extract --labelled tests/extraction/labelled/test.jsonl',
    'extract --withheld',
  ],
  async run(args, terminal) {
    const corpus = await readCorpus(args.text('corpus'), { skipBad: true });
    const knowledge = knowledgeOf(corpus);
    const labelled = args.optional('labelled');
    const json = args.flag('json');
    if (labelled !== undefined) {
      terminal.out(await scoreText(labelled, knowledge, args.flag('differences'), json));
      return 0;
    }
    if (args.flag('withheld')) {
      terminal.out(withheldText(corpus, args.flag('differences'), json));
      return 0;
    }
    const [operand] = args.positionals;
    if (operand === undefined)
      throw usageError('extract 需要一个文件或编号, 或 --labelled、--withheld (a file or an id)');
    const article = corpus.articles.find(({ id }) => id === operand) ?? (await readText(operand));
    const reading = extract(article, knowledge);
    // A text's control characters would reach the terminal.
    const plain = readingText(article.title, reading).replace(/[^\P{Cc}\n]/gu, ' ');
    terminal.out(json ? `${JSON.stringify(reading)}\n` : plain);
    return 0;
  },
};

/** A text file whose first line is the title, or JSON with `title`, `text` and maybe `published`. */
async function readText(file: string): Promise<Pick<Article, 'title' | 'text' | 'published'>> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError(
      'file_unreadable',
      `${file}: 既不是语料里的编号, 也读不到这个文件 (neither an id nor a file)`,
      {
        cause,
      },
    );
  });
  if (content.trimStart().startsWith('{')) {
    const { title, text, published } = parsedJson(content, file);
    if (typeof title !== 'string' || typeof text !== 'string')
      throw new AppError(
        'file_unreadable',
        `${file}: JSON 须有 title 和 text 两个字符串 (title and text expected)`,
      );
    if (typeof published !== 'string') return { title, text };
    const read = articleSchema.shape.published.safeParse(published);
    if (!read.success)
      throw new AppError(
        'file_unreadable',
        `${file} published: 须为 YYYY-MM-DD 或 ISO 8601 时间 (a day or date-time expected)`,
      );
    return { title, text, published };
  }
  const [title = '', ...lines] = content.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  return { title, text: lines.join('\n') };
}

function parsedJson(content: string, file: string): Record<string, unknown> {
  try {
    return JSON.parse(content) as Record<string, unknown>;
  } catch (cause) {
    throw new AppError('file_unreadable', `${file}: 不是完整的 JSON (not JSON)`, { cause });
  }
}

const at = ({ field, start, end }: Quote) => `${field} ${start}–${end}`;

function sumWords({ kind, value, unit, phase }: ReadSum): string {
  return `${phase ?? ''}${kind} ${value} ${unit}`;
}

function projectLines({ name, company, place, phase, industry, events, figures }: ReadProject): string[] {
  const head = [company?.name, place?.join('/'), phase, industry].filter((part) => part !== undefined);
  return [
    `  ${name ?? '(未命名)'}${head.length > 0 ? `: ${head.join(' · ')}` : ''}`,
    ...events.map(
      (event) =>
        `    ${event.stage} ${event.date ?? '日期不详'}${event.planned ? ' (计划)' : ''}  [${at(event)}] ${event.quote.replaceAll('\n', ' ')}`,
    ),
    ...figures.map((figure) => `    ${sumWords(figure)}  [${at(figure)}] ${figure.quote}`),
  ];
}

function readingText(title: string, { companies, places, dates, sums, projects }: Extraction): string {
  const lines = [
    title,
    `\n项目 (projects) ${projects.length}`,
    ...projects.flatMap(projectLines),
    `\n企业 (companies) ${companies.length}`,
    ...companies.map((c) => `  ${c.quote}${c.id === undefined ? '' : ` = ${c.id}`}  [${at(c)}]`),
    `\n地点 (places) ${places.length}`,
    ...places.map(
      (p) => `  ${p.quote} = ${p.path.join('/')}${p.code === undefined ? '' : ` ${p.code}`}  [${at(p)}]`,
    ),
    `\n日期 (dates) ${dates.length}`,
    ...dates.map((d) => `  ${d.quote} = ${d.date ?? '不详'}  [${at(d)}]`),
    `\n数额 (sums) ${sums.length}`,
    ...sums.map((s) => `  ${s.quote} = ${sumWords(s)}  [${at(s)}]`),
  ];
  return `${lines.join('\n')}\n`;
}

function withheldText(corpus: Stated, all: boolean, json: boolean): string {
  const runs = [false, true].map((names) => {
    const knowledge = knowledgeOf(withheld(corpus, names));
    return { names, score: scoreWithheld(corpus, (article) => extract(article, knowledge)) };
  });
  if (json) return `${JSON.stringify(runs)}\n`;
  const lines = runs.flatMap(({ names, score }) => [
    names ? '企业名也不给 (company names withheld too)' : '给出企业名 (company names known)',
    ...Object.entries(score).flatMap(([kind, { found, of, missed }]) => [
      `  ${kind.padEnd(12)}${((100 * found) / of).toFixed(1).padStart(6)} %  ${found}/${of}`,
      ...(all ? missed.map((project: string) => `    ${project}`) : []),
    ]),
  ]);
  return `${lines.join('\n')}\n`;
}

async function scoreText(file: string, knowledge: Knowledge, all: boolean, json: boolean): Promise<string> {
  const texts = await readLabelledSet(file);
  const { scores, differences } = scoreExtraction(texts, ({ title, text, published }) =>
    extract({ title, text, ...(published === undefined ? {} : { published }) }, knowledge),
  );
  if (json) return `${JSON.stringify({ texts: texts.length, scores, ...(all ? { differences } : {}) })}\n`;
  const rows = Object.entries(scores).map(
    ([kind, { precision, recall, f1, right, wrong, missed }]) =>
      `${kind.padEnd(12)}${precision.toFixed(3).padStart(9)}${recall.toFixed(3).padStart(9)}${f1.toFixed(3).padStart(9)}${String(right).padStart(7)}${String(wrong).padStart(7)}${String(missed).padStart(7)}`,
  );
  const listed = differences.map(
    ({ text, kind, what, words }) => `${text} ${kind} ${what} ${words.replaceAll('\n', ' ')}`,
  );
  return `${[...(all ? listed : []), `${texts.length} texts   precision   recall       f1  right  wrong missed`, ...rows].join('\n')}\n`;
}
