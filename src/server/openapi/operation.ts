/** How a route is described: one entry of a list, from which the document and its page are made. */
import type { z } from 'zod';
import type { ErrorCode } from '../../contract/error.ts';

/** What stands in a body, by its type; `text` for what is no JSON. */
export type Content = Readonly<Record<string, z.ZodType | 'text'>>;

export interface Answer {
  /** Chinese, then English. */
  readonly description: string;
  /** Absent: no body. */
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Parameter {
  readonly schema: z.ZodType;
  readonly description?: string;
  readonly isRequired?: boolean;
  /** An empty value is taken as none. */
  readonly mayBeEmpty?: boolean;
  /** `repeated`: a list by repeating the name; `commas`: a list in one value. */
  readonly list?: 'repeated' | 'commas';
  readonly mostItems?: number;
}

/** How errors of a route look: problems of the API, those of Meilisearch, a page, or nothing but text. */
export type ErrorShape = 'problem' | 'meili' | 'page';

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/api/v1/articles/{id}`. */
  readonly path: string;
  /** Unique; the name that generated clients give the call. */
  readonly id: string;
  readonly tag: string;
  /** Chinese, then English. */
  readonly summary: string;
  readonly description?: string;
  readonly query?: Readonly<Record<string, Parameter>>;
  readonly inPath?: Readonly<Record<string, Parameter>>;
  readonly body?: Content;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly errors: {
    readonly shape: ErrorShape;
    /** By code for problems, else by status. */
    readonly codes?: readonly ErrorCode[];
    readonly statuses?: readonly number[];
  };
  /** Keys that the route asks for: `site` where site keys were issued, `admin` always. */
  readonly key?: 'site' | 'admin';
}
