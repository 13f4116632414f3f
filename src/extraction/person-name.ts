/** Persons whom an article names: what it says of them no company has or does. */
import { matches } from '../analysis/matches.ts';
import type { Passage } from './passage.ts';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付仝党';
const NAME = `(?!董事|经理|班长|方面|相关|有关)[${SURNAMES}]\\p{Script=Han}{1,2}`;
/** Behind these somebody is named. */
const WHO =
  '(?:董事长|总经理|副总|总裁|创始人|负责人|厂长|老板娘?|经理|主任|书记|[市县区镇乡村局处科院校所站]长|工程师|技术员|工长|班长|师傅|教授|院士|博士|专家|记者|通讯员|村民|市民|居民|员工|工人|职工|学生|农户|农民|女工|小伙|姑娘|司机|会计|法人|岁的)';
const AFTER_WHO = new RegExp(`(?<=${WHO})(${NAME})(?![\\p{Script=Han}]*(?:公司|集团|股份))`, 'gu');
const SAYS = new RegExp(
  `(?<![\\p{Script=Han}])(${NAME})(?=(?:笑|坦|直|感)?(?:说|言|称|介绍|告诉|表示|回忆|透露|感慨|算了|指着|拍板|打开了话匣子))`,
  'gu',
);

/** The folded names that the passages give to persons; a name of two Hanzi may go on with a third. */
export function personsIn(passages: readonly Passage[]): Set<string> {
  const found = new Set<string>();
  for (const passage of passages)
    for (const m of [...matches(AFTER_WHO, passage.text), ...matches(SAYS, passage.text)]) {
      const name = m[1] as string;
      const end = m.index + name.length;
      if (name.length === 2 || passage.endsWord(end) || !passage.endsWord(end - 1)) found.add(name);
    }
  return found;
}
