/** The examples for React and Vue, with the frameworks themselves: what they show does work. */
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BoxStage, openStage, partsOf, plainPage } from './box-stage.ts';

// Many pages in one test, on a machine that does other work.
vi.setConfig({ testTimeout: 180_000 });

const EXAMPLES = new URL('../../examples', import.meta.url).pathname;

/** Pages that show the box, hear of a choice, and take it away at a press. Development builds: they complain. */
const PAGES = {
  react: `import { StrictMode, useCallback, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { XiangxunSearch } from './embed-react.jsx';
    const options = { placeholder: '搜园区', lang: 'zh-CN' };
    function Page() {
      const [shown, show] = useState(true);
      const select = useCallback((event) => { event.preventDefault(); window.chosen = event.detail.href; }, []);
      return <><button onClick={() => show(!shown)}>开关</button>
        {shown && <XiangxunSearch options={options} onSelect={select} />}</>;
    }
    createRoot(document.getElementById('app')).render(<StrictMode><Page /></StrictMode>);`,
  vue: `import { createApp, h, ref } from 'vue';
    import { XiangxunSearch } from './embed-vue.js';
    const options = { placeholder: '搜园区', lang: 'zh-CN' };
    const onSelect = (event) => { event.preventDefault(); window.chosen = event.detail.href; };
    createApp({ setup() {
      const shown = ref(true);
      return () => [h('button', { onClick: () => { shown.value = !shown.value; } }, '开关'),
        shown.value ? h(XiangxunSearch, { options, onSelect }) : null];
    } }).mount('#app');`,
} as const;

let stage: BoxStage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
});

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader: 'jsx', resolveDir: EXAMPLES },
    bundle: true,
    write: false,
    format: 'iife',
    // Not those of this project, whose JSX is hono's.
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } },
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return outputFiles[0]?.text ?? '';
}

test.each(Object.entries(PAGES))(
  '%s: searches, tells of a choice, and goes without a trace',
  async (name, source) => {
    const script = stage.put(`/${name}.js`, {
      html: await bundled(source),
      headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
    });
    const html = plainPage(
      `<main><h1>招商信息</h1><div id="app"></div></main>${stage.tag('data-mount="off"')}<script src="${script}" defer></script>`,
    );
    const page = await stage.browser.newPage(1280, 'light');
    const told: string[] = [];
    page.on('pageerror', (error) => told.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/favicon|status of 404/.test(message.text()))
        told.push(message.text());
    });
    await page.goto(stage.put(`/${name}`, { html }));
    const { box, input, rows } = partsOf(page);
    await input.waitFor();
    expect(await box.count()).toBe(1);
    expect(await input.getAttribute('placeholder')).toBe('搜园区');
    await input.click();
    await input.fill('冠旭');
    await rows.first().click();
    await expect.poll(() => page.evaluate(() => (window as { chosen?: string }).chosen)).toContain(stage.api);
    expect(new URL(page.url()).pathname).toBe(`/${name}`);
    const boxes = () => page.evaluate(() => window.XiangxunBox?.boxes.length);
    await page.getByRole('button', { name: '开关' }).click();
    await expect.poll(() => box.count()).toBe(0);
    expect(await boxes()).toBe(0);
    await page.getByRole('button', { name: '开关' }).click();
    await expect.poll(() => box.count()).toBe(1);
    expect(await boxes()).toBe(1);
    expect(told).toEqual([]);
    await page.context().close();
  },
);
