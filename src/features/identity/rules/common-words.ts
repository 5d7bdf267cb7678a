// Words of which people here make passwords, the most frequent first: what the lists of other countries lack.
const words = `
woaini woaiwojia aini wo ni ta mima mimashi denglu zhanghao yonghu guanli guanliyuan admin123 ceshi
wang li zhang liu chen yang huang zhao zhou wu xu sun zhu ma hu guo lin he gao luo zheng liang xie song
tang han feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang cai jia ding wei xue ye
yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu
qin gu hou shao meng long wan duan qian yin chang zhangwei wangwei wangfang liwei lina zhangmin lijing
wangjing liuwei wangxiuying zhangli liqiang wangyan zhangjie liujie liming wangming xiaoming laoshi
laoban mama baba baobao baobei beibei qinqin laogong laopo gege jiejie didi meimei yeye nainai haizi
zhongguo chongqing beijing shanghai chengdu guangzhou shenzhen wuhan shapingba yubei nanan jiangbei
jiulongpo banan wanzhou fuling yuzhong beibei changshou yongchuan hechuan jiangjin shancheng
jixue xuexi kaoshi jiaoyu peixun renshe renshiju renliziyuan zhicheng jishu zhuanye gongcheng gongxu
kecheng zhengshu xuexiao xuesheng jiaoshi daxue zhongxue xiaoxue yiyuan yisheng hushi gongsi danwei
gongzuo bangong zhengfu dianhua shouji diannao wangluo weixin zhifubao taobao jingdong
xingfu kuaile jiankang pingan facai fafafa gongxi xinnian chunjie nihao xiexie zaijian shengri aiqing
yongyuan mingtian jintian tianshi tiankong dahai taiyang yueliang xingxing
fuwuqi shujuku xitong houtai qiyong xinmima jiumima chushi moren
5201314 520520 1314520 7758521 5211314 147258 147369 159357 112233 123123 321321 123321 666666 888888
168168 518518 a123456 q123456 w123456 abc123 aa123456 qq123456 wo123456 asd123 zxc123 qwe123 1qaz2wsx
`;

/** Common words and digits of passwords in China, ranked. */
export const commonWords: readonly string[] = words.trim().split(/\s+/);
