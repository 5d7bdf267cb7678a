import { Alert } from '../../../ui/index.ts';

/** Whose document only a desk may accept: where to go and what to bring (reference data 5.3). */
export function DeskOnlyNotice() {
  return (
    <Alert tone="info" title="持护照、港澳居民来往内地通行证或台湾居民来往大陆通行证？">
      <p>
        这三种证件要当面核对，不能在线注册，请到窗口登记：在区县工作的，到工作所在区县的人力社保局窗口；
        市属单位、中央在渝单位和没有固定工作区县的，到培训中心。
      </p>
      <p class="mt-1">
        请本人带上证件原件和手机；知道单位全称、已有职称的带上职称证书更快。当场登记，当场领取一次性代码，回家设置密码即可使用。
      </p>
      <p class="mt-1">
        <a class="link" href="/help#bureaus">
          查找区县窗口的地址和电话
        </a>
        　
        <a class="link" href="/help#contacts">
          培训中心的地址和电话
        </a>
        　
        <a class="link" href="/activation">
          已在窗口登记，启用账号
        </a>
      </p>
    </Alert>
  );
}
