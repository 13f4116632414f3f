/** A stage as a shape: the shape carries the order, colour only helps. */
import type { Stage } from '../../contract/record.ts';

export interface StageGlyph {
  /** True: a ring of 12 units across in a field of 16 × 16. */
  readonly ring: boolean;
  /** What fills it, as an SVG path in that field; may be empty. */
  readonly path: string;
}

export const STAGE_GLYPHS: Readonly<Record<Stage, StageGlyph>> = {
  签约: { ring: true, path: '' },
  开工: { ring: true, path: 'M8 8V2a6 6 0 0 1 6 6z' },
  在建: { ring: true, path: 'M8 8V2a6 6 0 0 1 6 6z' },
  封顶: { ring: true, path: 'M8 2a6 6 0 0 1 0 12z' },
  竣工: { ring: true, path: 'M8 8V2a6 6 0 1 1-6 6z' },
  投产: { ring: true, path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
  达产: { ring: false, path: 'm8 1 2.1 4.7 5.1.5-3.8 3.4 1.1 5L8 12l-4.5 2.6 1.1-5L.8 6.2l5.1-.5z' },
  增资扩产: { ring: false, path: 'M6.8 2h2.4v4.8H14v2.4H9.2V14H6.8V9.2H2V6.8h4.8z' },
};

/** The dashes of a ring that stands for a plan. */
export const PLANNED_DASH: readonly [number, number] = [2.4, 1.9];
