/** News of several stories: what one tells is of no company of another. */
import type { Findings } from './findings.ts';
import type { ReadCompany } from './name-book.ts';
import type { EventDraft } from './project-draft.ts';

/** Words by which a sentence goes on with what was told of a company, however far back. */
const OF_BUILDING =
  /项目|工程|公司|企业|集团|[该其]|工厂|新厂|老厂|厂房|厂区|车间|基地|园区?|生产线|产线|[一二三四五首]期|机组|我们|总部|主体|设备|目前|同年|次年|[同当][天日]/u;

/** True where neither the title, nor the line of an event or the one before it, names the company, and nothing in its sentence goes on. */
export function isApart(
  { passage, span }: EventDraft,
  company: ReadCompany,
  findings: readonly Findings[],
): boolean {
  const { text } = passage;
  if (passage.field === 'title' || OF_BUILDING.test(text.slice(span.start, span.end))) return false;
  const line = text.lastIndexOf('\n', span.start - 1);
  const begin = line < 0 ? 0 : text.lastIndexOf('\n', line - 1) + 1;
  const stop = text.indexOf('\n', span.end);
  return !findings.some(({ passage: { field }, companies }) =>
    companies.some(
      (mention) =>
        mention.company === company &&
        (field === 'title' || (mention.start >= begin && (stop < 0 || mention.end <= stop))),
    ),
  );
}
