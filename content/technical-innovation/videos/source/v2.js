import { drawMatrix, drawParameters } from './v2-matrix.js';
import {
  drawBridge,
  drawContradiction,
  drawSentence,
  drawSolutions,
  drawTitle,
  drawTradeOff,
} from './v2-scenes.js';

export const video = {
  title: '技术矛盾与矛盾矩阵：从问题到原理',
  scenes: [
    {
      cues: [
        '越坚固，往往越重。发明常常卡在这样的冲突上。',
        '下面讲怎样借一张39行39列的表，从冲突走到方案。',
      ],
      draw: drawTitle,
    },
    {
      title: '什么是技术矛盾',
      cues: [
        '一台手持检测仪，外壳加厚，更耐摔，却更重。',
        '改善一个参数，另一个随之恶化，这就是技术矛盾。',
      ],
      draw: drawContradiction,
    },
    {
      title: '折中与消除',
      cues: [
        '习惯的做法是折中：在曲线上挪来挪去，两边各让一步。',
        'TRIZ主张消除矛盾：一边改善，另一边也不恶化。',
      ],
      draw: drawTradeOff,
    },
    {
      title: '第一步：写成规范的一句话',
      cues: [
        '如果加厚外壳，那么强度改善，但是重量恶化。',
        '再反着写一遍。反过来也成立，说明抓住了一对矛盾。',
      ],
      draw: drawSentence,
    },
    {
      title: '第二步：译成39个通用工程参数',
      cues: [
        '各行各业说法不同，要先译成39个通用工程参数。',
        '“更耐摔”译作14号，强度。',
        '仪器使用时在移动，“更重”译作1号，运动物体的重量。',
      ],
      draw: drawParameters,
    },
    {
      title: '第三步：查矛盾矩阵',
      cues: [
        '矛盾矩阵：行是要改善的参数，列是随之恶化的参数。',
        '找到第14行，再找到第1列。',
        '交叉格写着1、8、40、15，是推荐的发明原理编号。',
        '对角线上是物理矛盾；空格只表示没有统计，不等于无解。',
        '改善与恶化对调，查的是另一格，推荐的原理并不相同。',
      ],
      draw: drawMatrix,
    },
    {
      title: '第四步：把原理变成方案',
      cues: [
        '查到的是方向，还要结合专业知识，变成本行业的做法。',
        '1号分割：外壳分块，只加厚易摔的四角。',
        '8号重量补偿：挂在弹簧平衡器下使用，手上不承重。',
        '40号复合材料：改用纤维增强塑料，轻而坚固。',
        '15号动态化：外壳与机芯改为弹性连接，受撞时让一让。',
        '四条不必都用，先做最容易验证的一两条。',
      ],
      draw: drawSolutions,
    },
    {
      title: '绕一个弯，反而更近',
      cues: [
        '回头看，一共四步：描述问题、转化参数、查表、转化方案。',
        '绕这个弯，是为了借到别的行业已经验证过的办法。',
      ],
      draw: drawBridge,
    },
  ],
};
