/** A stage by shape and word: the shape carries the order, colour only helps. Plans are hollow and dashed. */
import type { Stage } from '../../contract/record.ts';

/** What fills the ring of 12 units across in a 16 × 16 field; null: the shape has no ring. */
const FILLS: Readonly<Record<Stage, { readonly ring: boolean; readonly path: string }>> = {
  签约: { ring: true, path: '' },
  开工: { ring: true, path: 'M8 8V2a6 6 0 0 1 6 6z' },
  在建: { ring: true, path: 'M8 8V2a6 6 0 0 1 6 6z' },
  封顶: { ring: true, path: 'M8 2a6 6 0 0 1 0 12z' },
  竣工: { ring: true, path: 'M8 8V2a6 6 0 1 1-6 6z' },
  投产: { ring: true, path: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
  达产: { ring: false, path: 'm8 1 2.1 4.7 5.1.5-3.8 3.4 1.1 5L8 12l-4.5 2.6 1.1-5L.8 6.2l5.1-.5z' },
  增资扩产: { ring: false, path: 'M6.8 2h2.4v4.8H14v2.4H9.2V14H6.8V9.2H2V6.8h4.8z' },
};

interface StageShapeProps {
  readonly stage: Stage;
  readonly planned?: boolean;
}

export function StageShape({ stage, planned = false }: StageShapeProps) {
  const { ring, path } = FILLS[stage];
  const dashed = planned ? { 'stroke-dasharray': '2.4 1.9' } : {};
  return (
    <svg class="shape" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {(ring || planned) && (
        <circle class="ring" cx="8" cy="8" r="6" fill="none" stroke-width="1.6" {...dashed} />
      )}
      {path !== '' && !planned && <path class="fill" d={path} />}
    </svg>
  );
}

/** Shape and word together. */
export function StageLabel({ stage, planned = false }: StageShapeProps) {
  return (
    <span class="stage">
      <StageShape stage={stage} planned={planned} />
      {planned ? `计划${stage}` : stage}
    </span>
  );
}
