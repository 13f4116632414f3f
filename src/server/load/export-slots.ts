/** Places for files that are being written: a slow reader holds one, and cannot hold more than there are. */
import { AppError } from '../../contract/error.ts';
import type { ExportSlots } from '../export/export-route.ts';

const RETRY_SECONDS = 5;

export function createExportSlots(most: number, onRefused: () => void): ExportSlots {
  let taken = 0;
  return {
    take: () => {
      if (taken >= most) {
        onRefused();
        throw new AppError(
          'overloaded',
          `同时只能导出 ${most} 份, 请过一会儿再试 (at most ${most} exports at once; try again shortly)`,
          { retryAfter: RETRY_SECONDS },
        );
      }
      taken += 1;
      let isHeld = true;
      return () => {
        if (isHeld) taken -= 1;
        isHeld = false;
      };
    },
  };
}
