/** The parts of ECharts that are drawn here, loaded without the others; the package types only their sum. */
declare module 'echarts/lib/*/install.js' {
  export const install: (registers: unknown) => void;
}

declare module 'echarts/lib/component/grid/installSimple.js' {
  export const install: (registers: unknown) => void;
}

declare module 'echarts/lib/renderer/installSVGRenderer.js' {
  export const install: (registers: unknown) => void;
}
