/** Surnames, from those that few brands begin with to all of them. The frequent ones come first; each list holds the one before. */

/** Those with which hardly a brand begins. */
export const SURE_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙朱胡郭何林郑谢罗梁宋唐许冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁沈任姚卢姜崔钟谭陆汪范廖贾韦夏付邹孟熊秦邱江尹薛闫段雷侯史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤';

/** 高林, 马钢, 龙湖: brands begin with the added ones as well. */
export const SURNAMES = `${SURE_SURNAMES}马高韩石方白龙`;

export const MORE_SURNAMES = `${SURNAMES}聂翟`;

export const MANY_SURNAMES = `${MORE_SURNAMES}俞戚卞闵管尤祝左焦牛鲍涂詹甘柯阮桂欧裴路阎葛伍岑简隋`;

/** Those of the Hundred Family Names (百家姓) of one Hanzi, for where the words beside say that a person is named. */
export const ALL_SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付仝';
