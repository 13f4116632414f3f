import { expect, test } from 'vitest';
import { createLog } from '../../src/server/log.ts';

test('one line of JSON an event, with its time, and nothing of the machine or the process', () => {
  const lines: string[] = [];
  const log = createLog({ write: (text: string) => void lines.push(text) });
  log.info({ event: 'search', q: '希音\n换行' });
  log.error({ event: 'error', err: new TypeError('坏了') });
  expect(lines).toHaveLength(2);
  const [first = '', second = ''] = lines;
  for (const line of lines) expect(line.trimEnd()).not.toContain('\n');
  expect(Object.keys(JSON.parse(first) as object).sort()).toEqual(['event', 'level', 'q', 'time']);
  expect(JSON.parse(first)).toMatchObject({ event: 'search', q: '希音\n换行', level: 30 });
  expect((JSON.parse(first) as { time: string }).time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(JSON.parse(second)).toMatchObject({ level: 50, err: { type: 'TypeError', message: '坏了' } });
});
