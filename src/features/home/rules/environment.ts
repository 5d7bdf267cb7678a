/** What the platform asks of a computer or phone (notice part 2), and what to do where it is not so. */
export const requirements = [
  {
    key: 'browser',
    name: '浏览器',
    need: 'Chrome、Edge、Firefox、Safari 或手机自带浏览器，最近三年内的版本；微信里也可以打开。',
    otherwise: '请把浏览器更新到最新版本，或者换一个上面列出的浏览器。IE 浏览器不能使用。',
  },
  {
    key: 'speed',
    name: '网络速度',
    need: '看视频 1 Mbit/s 以上；考试对速度要求很低，但要稳定。',
    otherwise:
      '请靠近无线路由器，或换一个网络再测。看视频时可以选较低的清晰度，也可以下载讲义离线学习。',
  },
  {
    key: 'video',
    name: '视频播放',
    need: '浏览器能播放 MP4（H.264）或 WebM 视频，有声音。',
    otherwise: '请换用 Chrome、Edge 或 Safari；不能播放的，讲义和录音同样可以学完。',
  },
  {
    key: 'clock',
    name: '电脑时钟',
    need: '与服务器相差不超过 1 分钟。',
    otherwise: '请在系统设置里打开“自动设置时间”。考试一律以服务器时间为准，不会因此少算时间。',
  },
  {
    key: 'storage',
    name: '本机存储',
    need: '允许网站保存 Cookie 和本机数据，断网时的作答和学习时间先存在这里。',
    otherwise: '请退出“无痕浏览”，在浏览器设置里允许本网站保存数据；磁盘快满的，请先清理。',
  },
] as const;

/** Bytes of the sample whose loading is timed. */
export const sampleBytes = 512 * 1024;

/** Speed that films need. */
export const neededMbit = 1;
