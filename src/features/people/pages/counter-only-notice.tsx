import { Alert } from '../../../ui/index.ts';

/** Where to go with documents that only a counter accepts (reference data 5.3). */
export function CounterOnlyNotice() {
  return (
    <Alert tone="info" title="持护照、港澳居民来往内地通行证或台湾居民来往大陆通行证？">
      <p>
        这三种证件要当面核对，请本人到窗口登记，不能在线注册。在区县工作的，到工作所在区县的人力社保局窗口；市属单位、中央在渝单位和没有固定工作区县的，到培训中心。
      </p>
      <p class="mt-1">
        请带上证件原件和手机，有职称的再带职称证书。当场领取一次性代码，自己设置密码后就能使用。
      </p>
      <ul class="mt-1 flex flex-wrap gap-x-6">
        <li>
          <a class="link inline-block py-1" href="/help#bureaus">
            查找区县窗口
          </a>
        </li>
        <li>
          <a class="link inline-block py-1" href="/help#contacts">
            培训中心地址
          </a>
        </li>
        <li>
          <a class="link inline-block py-1" href="/activation">
            已登记，去启用账号
          </a>
        </li>
      </ul>
    </Alert>
  );
}
