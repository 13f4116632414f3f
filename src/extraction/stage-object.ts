/** What a word of a stage is told of, where it is nothing that is built: a treaty, a ransom, a reform, a founder. */
import type { Stage } from '../contract/record.ts';

/** 签署联合公报, 签订帮扶协议: signed, and nothing is built. */
const PAPER =
  /^(?:了|并发表|的)?[^,。;]{0,24}?(?:公报|声明|[主行政军]\p{Script=Han}?令|法案|法令|命令|军售|文件|谅解|停火|和平协议|条约|协定|议定书|宣言|倡议书|承诺书|责任[书状]|买卖|帮扶|结对|物业|劳动|赔偿|和解|办学|联合培养|分手|离婚)/u;
/** 两国元首签署: who signs for a country. */
const RULERS =
  /(?:主席|总统|国王|首相|总理|元首|外长|议长|议会|众议院|参议院|国防部|全国人大|联合国|会谈后|球员|球队)[^。;]{0,40}$/u;
/** 交付赎金, 交付预案: what is handed over is no house. */
const HANDED =
  /^(?!使用|投用|验收|仪式|入驻|运营|厂房|标准|企业|首批|[一二三四首]期|园|楼|施工)[\p{Script=Han}\d]/u;
/** 厂房正式交付骁嵘底盘: to whom a house is handed over. */
const HOUSE = /(?:厂房|项目|工程|楼|基地|园区?|房|[一二三四]期|厂区|工厂|车间)(?:[^,。;]{0,8})$/u;
const NOT_BUILT =
  /(?:[车舰船艇]|[辆艘架列套]|订单|产品|货物|赎金|并未|生产|坦克|飞机|(?:19|20)\d\d年向[^,。;]{1,8})[^,。;]{0,8}$/u;
/** What is built, anywhere in a sentence. */
const BUILT =
  /项目|工程|工地|现场|厂|基地|园|[一二三四五首]期|车间|生产线|产线|楼|电站|大桥|公路|高速|铁路|隧道|港|码头|机场|主体|施工|装修|中心|场馆|机组|桩|幕墙|安装/u;
/** 改革持续推进, 加息接近尾声: what goes on elsewhere. */
const GOES_ON =
  /改革|倡议|战略|谈判|[加降]息|播|收割|采摘|收获|立法|一带一路|行动|进程|磋商|接种|普查|救援|搜救|防控|抗疫|征兵|赛事|展台|春运|丝绸之路|治理|整治|复苏|转型/u;
const MOVES = /推进|尾声|收尾|扫尾|进行|过半/u;

/** `ahead` and `behind`: the sentence in front of the word and behind it. */
export function isOfOther(stage: Stage, word: string, ahead: string, behind: string): boolean {
  switch (stage) {
    case '签约':
      return (
        /^(?:签[订署下了过]|达成)/u.test(word) &&
        !/投资|项目|框架协议/u.test(behind.slice(0, 30)) &&
        (PAPER.test(behind) || RULERS.test(ahead))
      );
    case '竣工':
      if (/^交付/u.test(word)) return !HOUSE.test(ahead) && (NOT_BUILT.test(ahead) || HANDED.test(behind));
      return word === '建成' && /(?:^|[,。;:就])[^,。;]{0,12}把[^,。;]{1,20}$/u.test(ahead);
    case '开工':
      // 打开工作局面, 工业的奠基人
      return word === '奠基'
        ? /^(?:人|者|之作|性)/u.test(behind)
        : /开工$/u.test(word) && /^作(?!业)/u.test(behind);
    case '在建': {
      if (!MOVES.test(word)) return /安装$/u.test(word) && /^(?:基数|量|率)/u.test(behind);
      const clause = ahead.slice(ahead.lastIndexOf(',') + 1);
      return GOES_ON.test(clause) || !BUILT.test(ahead + word + behind.slice(0, 12));
    }
    default:
      return false;
  }
}
