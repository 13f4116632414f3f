/** The two shapes of an error. */
import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../../contract/error.ts';
import type { MeiliErrorBody } from '../meili/meili-error.ts';
import type { ProblemBody } from '../problem.ts';

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]];

export const problemSchema = z
  .strictObject({
    type: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(codes),
    title: z.string(),
    detail: z.string(),
    requestId: z.string(),
    parameters: z.array(z.strictObject({ name: z.string(), reason: z.string() })).exactOptional(),
  })
  .meta({ id: 'Problem' }) satisfies z.ZodType<ProblemBody>;

export const meiliErrorSchema = z
  .strictObject({
    message: z.string(),
    code: z.string(),
    type: z.enum(['invalid_request', 'internal', 'auth', 'system']),
    link: z.string(),
  })
  .meta({ id: 'MeiliError' }) satisfies z.ZodType<MeiliErrorBody>;
