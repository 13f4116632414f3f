import { describe, expect, test } from 'vitest';
import { joinedAhead, saidAhead } from '../../src/extraction/name-bounds.ts';
import './fixture.ts';

describe('what is joined to the front of a full name', () => {
  test.each([
    ['主会场设在湖北莫愁湖磷材', '主会场设在'],
    ['定制厂房交付给湖南禾芯电路', '定制厂房交付给'],
    ['改名新乡宏裕印染', '改名'],
    ['园由西藏珠峰青穗农业', '园由'],
    ['签约国电璟曜电气', '签约'],
    ['四会昕沣电镀', ''],
  ])('%s', (core, ahead) => expect(core.slice(0, joinedAhead(core))).toBe(ahead));
});

describe('what is said before a name that its context tells', () => {
  const said = (text: string, name: string) => {
    const start = text.indexOf(name);
    return name.slice(0, saidAhead(text, { start, end: start + name.length }));
  };
  test.each([
    ['对话纳科芯创始人', '对话纳科芯', '对话'],
    ['补贴惠及黔匀电子', '惠及黔匀电子', '惠及'],
    ['客户里兆驱占了一半', '里兆驱', '里'],
    ['乡里兆驱占了一半', '里兆驱', ''],
    ['德国工业巨头珂威投资', '工业巨头珂威', '工业巨头'],
    ['龙头企业璟曜签约', '龙头企业璟曜', '龙头企业'],
    ['商用设备落户', '商用设备', ''],
    ['黔匀电子投产', '黔匀电子', ''],
  ])('%s', (text, name, ahead) => expect(said(text, name)).toBe(ahead));
});
