import { describe, expect, test } from 'vitest';
import { goesOn } from '../../src/extraction/place-behind.ts';
import { knowledge } from './fixture.ts';

const { tree } = knowledge;

/** What goes on behind the place with which the text begins. */
function behind(text: string): string | undefined {
  const [form] = tree.formsAt(text, 0);
  if (!form) throw new Error(`no place: ${text}`);
  const more = goesOn(text, { start: 0, end: form.form.length }, form.place, tree, []);
  return more && `${text.slice(0, more.end)}=${more.path.join('/')}`;
}

describe('what goes on behind a place', () => {
  test.each([
    ['肇庆市高新区签约', '肇庆市高新区=广东省/肇庆市/肇庆高新区'],
    ['福州市高新区南屿镇动工', '福州市高新区南屿镇=福建省/福州市/福州高新区/南屿镇'],
    ['菏泽市鲁西新区动工', '菏泽市鲁西新区=山东省/菏泽市/鲁西新区'],
    ['娄底市娄星产业开发区', '娄底市娄星产业开发区=湖南省/娄底市/娄星区/娄星产业开发区'],
    ['汝南县先进制造业开发区', '汝南县先进制造业开发区=河南省/驻马店市/汝南县/汝南县先进制造业开发区'],
    ['益阳市大通湖区举行', '益阳市大通湖区=湖南省/益阳市/大通湖区'],
    ['德庆县官圩镇', '德庆县官圩镇=广东省/肇庆市/德庆县/官圩镇'],
    ['宝安区西乡街道', '宝安区西乡街道=广东省/深圳市/宝安区/西乡街道'],
  ])('%s', (text, expected) => expect(behind(text)).toBe(expected));

  test.each(['肇庆市签约', '肇庆市产业集聚区', '广州市中心城区', '德庆县和官圩镇', '肇庆市的新区'])(
    '%s: nothing',
    (text) => expect(behind(text)).toBeUndefined(),
  );
});
