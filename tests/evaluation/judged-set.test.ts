import { describe, expect, test } from 'vitest';
import { readJudgments, readQueries } from '../../src/evaluation/judged-set.ts';
import { appError, folderOf } from '../corpus/fixture.ts';

const fileOf = async (text: string) => `${await folderOf({ file: text })}/file`;

describe('queries', () => {
  test('one a line, empty lines and line ends of any kind aside', async () => {
    const path = await fileOf('{"id":"q1","text":"肇庆 项目"}\r\n\n{"id":"q2","text":"SHEIN","note":"x"}');
    expect(await readQueries(path)).toEqual([
      { id: 'q1', text: '肇庆 项目' },
      { id: 'q2', text: 'SHEIN' },
    ]);
  });

  test('none in an empty file', async () => expect(await readQueries(await fileOf(''))).toEqual([]));

  test.each([
    ['{"id":"q1"', 'JSON'],
    ['{"id":"q1"}', 'text'],
    ['{"id":"","text":"x"}', 'id'],
    ['{"id":1,"text":"x"}', 'id'],
    ['[]', 'id'],
    ['null', 'id'],
  ])('%s is an error that names file and line', async (line, word) => {
    const path = await fileOf(`{"id":"q1","text":"肇庆"}\n\n${line}\n`);
    const { message } = await appError(readQueries(path), 'file_unreadable');
    expect(message).toContain(`${path}:3 `);
    expect(message).toContain(word);
  });
});

describe('judgments', () => {
  test('by query and record', async () => {
    const path = await fileOf('q1\ta001\t3\nq1\ta002\t0\r\nq2\ta001\t1\n\n__proto__\tconstructor\t2\n');
    expect(await readJudgments(path)).toEqual(
      new Map([
        [
          'q1',
          new Map([
            ['a001', 3],
            ['a002', 0],
          ]),
        ],
        ['q2', new Map([['a001', 1]])],
        ['__proto__', new Map([['constructor', 2]])],
      ]),
    );
  });

  test.each([
    'q1\ta001',
    'q1 a001 3',
    'q1\ta001\t-1',
    'q1\ta001\t1.5',
    'q1\ta001\tx',
    'q1\ta001\t3\tx',
    '\ta001\t3',
    'q1\t\t3',
    'q1\ta001\t100',
  ])('%j is an error that names file and line', async (line) => {
    const path = await fileOf(`q1\ta001\t3\n${line}\n`);
    expect((await appError(readJudgments(path), 'file_unreadable')).message).toContain(`${path}:2 `);
  });
});

test('a file that is not there is named', async () => {
  const path = `${await folderOf({})}/none.jsonl`;
  for (const read of [readQueries, readJudgments]) {
    expect((await appError(read(path), 'file_unreadable')).message).toContain(path);
  }
});
