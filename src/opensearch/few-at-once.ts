/** As `work`, with at most so many calls under way; the others wait in their order. */
export function fewAtOnce<Asked, Answer>(
  most: number,
  work: (asked: Asked) => Promise<Answer>,
): (asked: Asked) => Promise<Answer> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (asked) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work(asked);
    } finally {
      // The place goes on to the next without being free in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
