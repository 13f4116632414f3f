import { expect, test } from 'vitest';
import { indexArguments } from '../../src/setup/index-arguments.mjs';

test.each([
  [[], []],
  [['--port', '8081'], []],
  [
    ['--index', 'elsewhere', '--port', '0'],
    ['--out', 'elsewhere'],
  ],
  [
    ['--port=0', '--index=a=b'],
    ['--out', 'a=b'],
  ],
  [['--index'], []],
])('serve %j needs index %j', (serve, index) => {
  expect(indexArguments(serve)).toEqual(index);
});
