/**
 * The month histogram: bars that narrow the search to their month. Drawn with shares of the width as SVG
 * attributes, so it needs neither inline style nor script. With many bars only the years are stops for the
 * keyboard; a year then shows its twelve months.
 */
import type { SearchRequest, SearchResponse } from '../../contract/search.ts';
import { periodRange } from './date-range.ts';
import { type Bar, monthBars } from './month-bars.ts';
import { searchHref, withValues } from './page-url.ts';

const BARS_HEIGHT = 48;
const PICTURE_HEIGHT = 68;
const MIN_BAR = 3;
const MAX_STOPS = 24;

interface MonthHistogramProps {
  readonly params: URLSearchParams;
  readonly request: SearchRequest;
  readonly response: SearchResponse;
}

function share(value: number): string {
  return `${Number((value * 100).toFixed(3))}%`;
}

export function MonthHistogram({ params, request, response }: MonthHistogramProps) {
  const picture = monthBars(response.histogram, request);
  if (picture === undefined) return null;
  const { bars, labels, year } = picture;
  const stops = bars.filter((bar) => bar.count > 0).length <= MAX_STOPS;
  const hrefOf = (period: string): string => {
    const { from, to } = periodRange(period);
    return searchHref(withValues(params, { from, to }));
  };
  const byEvent = request.dateField === 'event';
  const name = `${year === undefined ? '' : `${year}年`}新闻按${bars[0]?.period.length === 4 ? '年' : '月'}分布${byEvent ? '（事件日期）' : ''}`;
  return (
    <figure class="months">
      <figcaption>
        <span>{name}</span>
        <span class="steps">
          {year !== undefined && <YearSteps year={year} params={params} hrefOf={hrefOf} />}
          <a href={searchHref(withValues(params, { dateField: byEvent ? undefined : 'event' }))}>
            {byEvent ? '改按发布日期' : '改按事件日期'}
          </a>
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links inside a picture has no element of its own */}
      <svg width="100%" height={PICTURE_HEIGHT} role="group" aria-label={name}>
        {bars.map((bar) => bar.count > 0 && <BarLink bar={bar} href={hrefOf(bar.period)} stop={stops} />)}
        <rect class="axis" x="0" y={BARS_HEIGHT} width="100%" height="1" />
        {labels.map(({ period, text, x }) =>
          year === undefined ? (
            <a href={hrefOf(period)} aria-label={`只看 ${text} 年`}>
              <text x={share(x)} y={BARS_HEIGHT + 15} text-anchor="middle">
                {text}
              </text>
            </a>
          ) : (
            <text x={share(x)} y={BARS_HEIGHT + 15} text-anchor="middle">
              {text}
            </text>
          ),
        )}
      </svg>
    </figure>
  );
}

function BarLink({ bar, href, stop }: { readonly bar: Bar; readonly href: string; readonly stop: boolean }) {
  const height = Math.max(MIN_BAR, Math.round(bar.height * BARS_HEIGHT));
  const name = `${bar.label}，${bar.count} 篇`;
  const gap = bar.width * 0.12;
  return (
    <a class={bar.chosen ? 'bar' : 'bar out'} href={href} aria-label={name} tabindex={stop ? undefined : -1}>
      <title>{name}</title>
      <rect class="reach" x={share(bar.x)} y="0" width={share(bar.width)} height={BARS_HEIGHT} />
      <rect
        class="ink"
        x={share(bar.x + gap)}
        y={BARS_HEIGHT - height}
        width={share(bar.width - 2 * gap)}
        height={height}
      />
    </a>
  );
}

interface YearStepsProps {
  readonly year: string;
  readonly params: URLSearchParams;
  readonly hrefOf: (period: string) => string;
}

function YearSteps({ year, params, hrefOf }: YearStepsProps) {
  const [before, after] = [String(Number(year) - 1), String(Number(year) + 1)];
  return (
    <>
      <a href={hrefOf(before)}>{before}年</a>
      <a href={hrefOf(after)}>{after}年</a>
      <a href={searchHref(withValues(params, { from: undefined, to: undefined }))}>全部年份</a>
    </>
  );
}
