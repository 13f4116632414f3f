/** An index folder as the source of what is served: its newest generation, answers kept in memory. */
import { readCurrent } from '../generation/layout.ts';
import { CachedEngine } from '../search/cached-engine.ts';
import { openEngine } from '../search/open-engine.ts';
import type { EngineSource } from './engine-holder.ts';

export function folderSource(index: string): EngineSource {
  return {
    newest: async () => {
      const current = await readCurrent(index);
      return current.kind === 'named' ? current.name : undefined;
    },
    open: async () => {
      const opened = await openEngine(index);
      return { ...opened, engine: new CachedEngine(opened.engine) };
    },
  };
}
