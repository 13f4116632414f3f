/** A stage by shape and word: the shape carries the order, colour only helps. Plans are hollow and dashed. */
import type { Stage } from '../../contract/record.ts';
import { PLANNED_DASH, STAGE_GLYPHS } from '../charts/stage-glyph.ts';

interface StageShapeProps {
  readonly stage: Stage;
  readonly planned?: boolean;
}

function StageShape({ stage, planned = false }: StageShapeProps) {
  const { ring, path } = STAGE_GLYPHS[stage];
  const dashed = planned ? { 'stroke-dasharray': PLANNED_DASH.join(' ') } : {};
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
