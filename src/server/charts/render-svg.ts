/** Here is a picture, give me SVG for a page that allows neither inline style nor script. The only door to ECharts. */
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { install as bars } from 'echarts/lib/chart/bar/install.js';
import { install as custom } from 'echarts/lib/chart/custom/install.js';
import { install as grid } from 'echarts/lib/component/grid/installSimple.js';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer.js';
import { pageMarkup } from './page-markup.ts';

type Extension = Exclude<Parameters<typeof use>[0], readonly unknown[]>;

use([bars, custom, grid, svg] as unknown as Extension[]);

/** What ECharts is to draw, and how large, in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** `name` is what the picture is called by those who do not see it; `kind` becomes its class. */
export function renderSvg(picture: Picture, name: string, kind: string): string {
  const { width, height, option } = picture;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ ...option, animation: false, textStyle: { fontFamily: 'inherit', fontSize: 12 } });
    return pageMarkup(chart.renderToSVGString(), { width, height, name, kind });
  } finally {
    chart.dispose();
  }
}
