/** Persons whom an article names: what it says of them no company has or does. */
import { matches } from '../analysis/matches.ts';
import { partOfSpeech } from '../analysis/segmenter.ts';
import type { Passage } from './passage.ts';
import { ALL_SURNAMES } from './surnames.ts';

const NAME = `(?!董事|经理|班长|方面|相关|有关)[${ALL_SURNAMES}]\\p{Script=Han}{1,2}`;
/** Behind these somebody is named. */
const WHO =
  '(?:董事长|总经理|副总|总裁|创始人|负责人|厂长|老板娘?|经理|主任|书记|[市县区镇乡村局处科院校所站]长|工程师|技术员|工长|班长|师傅|教授|院士|博士|专家|记者|通讯员|村民|市民|居民|员工|工人|职工|学生|农户|农民|女工|小伙|姑娘|司机|会计|法人|岁的|委员长|总统|总理|首相|主席|议长|大使|外长|选手|冠军|教练|导演|演员|运动员|法官|检察官|民警|同志|烈士|队员|指导员|飞行员|航天员)';
const AFTER_WHO = new RegExp(`(?<=${WHO})(${NAME})(?![\\p{Script=Han}]*(?:公司|集团|股份))`, 'gu');
const SAYS = new RegExp(
  `(?<![\\p{Script=Han}])(${NAME})(?=(?:笑|坦|直|感)?(?:说|言|称|介绍|告诉|表示|回忆|透露|感慨|算了|指着|拍板|打开了话匣子))`,
  'gu',
);

/** 总统穆尔西, 首相安倍: one word behind the office of a state. */
const OF_STATE = /(?:总统|副总统|总理|首相|议长|外长|防长|国王|国务卿|秘书长)(?=(\p{Script=Han}{2,6}))/gu;

/** The folded names that the passages give to persons; a name of two Hanzi may go on with a third. */
export function personsIn(passages: readonly Passage[]): Set<string> {
  const found = new Set<string>();
  for (const passage of passages)
    for (const m of [...matches(AFTER_WHO, passage.text), ...matches(SAYS, passage.text)]) {
      const name = m[1] as string;
      const end = m.index + name.length;
      if (name.length === 2 || passage.endsWord(end) || !passage.endsWord(end - 1)) found.add(name);
      for (const m of matches(OF_STATE, passage.text)) {
        const start = m.index + m[0].length;
        const word = passage.pieces[passage.wordBehind(start)];
        if (
          word?.start === start &&
          word.end - start > 1 &&
          /^(?:x|nr\w*)$/u.test(partOfSpeech(passage.text.slice(start, word.end)))
        )
          found.add(passage.text.slice(start, word.end));
      }
    }
  return found;
}
