/**
 * The four kinds of corpus line, as zod schemas. What a schema does not name is kept as it is
 * (`z.looseObject`), so users may carry fields of their own through the index and back.
 */
import { z } from 'zod';

const MAX_TEXT = 5_000_000;
const MAX_LIST = 1_000;

const id = z.string().min(1).max(128);
const name = z.string().trim().min(1).max(500);
const names = z.array(name).max(MAX_LIST);

/** The stages of a project, in the order in which a project goes through them. */
export const STAGES = ['签约', '开工', '在建', '封顶', '竣工', '投产', '达产', '增资扩产'] as const;
const stageSchema = z.enum(STAGES);
export type Stage = (typeof STAGES)[number];

const httpUrl = z
  .string()
  .max(4096)
  .refine((value) => {
    try {
      return ['http:', 'https:'].includes(new URL(value).protocol);
    } catch {
      return false;
    }
  }, 'must be an http or https address');

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the proleptic Gregorian calendar: 2024-02-29 yes, 2023-02-29 no. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  const leap = month === 2 && (year % 4 === 0 ? year % 100 !== 0 || year % 400 === 0 : false);
  return day >= 1 && day <= (DAYS_IN_MONTH[month - 1] ?? 0) + (leap ? 1 : 0);
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

function isDay(value: string): boolean {
  const m = DATE.exec(value);
  return m !== null && isCalendarDay(Number(m[1]), Number(m[2]), Number(m[3]));
}

/** A day, or an ISO 8601 date-time; one without a zone is read in Asia/Shanghai. */
const publishedSchema = z
  .string()
  .refine(
    (value) =>
      isDay(value) ||
      (isDay(DATE_TIME.exec(value)?.[1] ?? '') && !Number.isNaN(Date.parse(value.replace(' ', 'T')))),
    'must be a day that exists (YYYY-MM-DD) or an ISO 8601 date-time',
  );

/** `2021-08-19`, `2021-08` or `2021`: as exact as the source is. */
const partialDateSchema = z
  .string()
  .refine(
    (value) => /^\d{4}$/.test(value) || /^\d{4}-(0[1-9]|1[0-2])$/.test(value) || isDay(value),
    'must be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD',
  );

const amount = z.number().finite().nonnegative();

export const articleSchema = z.looseObject({
  id,
  title: z.string().trim().min(1).max(2_000),
  text: z.string().max(MAX_TEXT),
  url: httpUrl.optional(),
  source: z.string().trim().min(1).max(200).optional(),
  published: publishedSchema.optional(),
  regions: names.optional(),
  industries: names.optional(),
  companies: names.optional(),
  lang: z.string().min(2).max(35).optional(),
  tags: names.optional(),
});

export const companySchema = z.looseObject({
  id,
  name,
  fullName: name.optional(),
  aliases: names.optional(),
  industry: name.optional(),
  regions: names.optional(),
  url: httpUrl.optional(),
});

export const projectEventSchema = z.looseObject({
  stage: stageSchema,
  date: partialDateSchema.optional(),
  articleId: id.optional(),
});

export const projectSchema = z.looseObject({
  id,
  name,
  company: name.optional(),
  stage: stageSchema.optional(),
  investmentYi: amount.optional(),
  landMu: amount.optional(),
  floorAreaM2: amount.optional(),
  outputYi: amount.optional(),
  industry: name.optional(),
  regions: names.optional(),
  aliases: names.optional(),
  events: z.array(projectEventSchema).max(MAX_LIST).optional(),
  articles: z.array(id).max(MAX_LIST).optional(),
});

export const synonymSchema = z.looseObject({ terms: z.array(name).min(2).max(200) });

export type Article = z.infer<typeof articleSchema>;
export type Company = z.infer<typeof companySchema>;
export type Project = z.infer<typeof projectSchema>;
export type ProjectEvent = z.infer<typeof projectEventSchema>;
export type SynonymSet = z.infer<typeof synonymSchema>;

export const RECORD_TYPES = ['article', 'project', 'company'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];
