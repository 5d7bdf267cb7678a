import { Alert } from '../../../ui/index.ts';

/** The number has an account: how to get into it, or claim it; not whose it is (Q4). */
export function TakenNotice() {
  return (
    <div class="mb-6">
      <Alert tone="warning" title="这个证件号码已经注册过">
        <p>
          如果是您以前注册的，请
          <a class="link" href="/login">
            登录
          </a>
          或
          <a class="link" href="/password-reset">
            重设密码
          </a>
          ；单位或窗口为您登记过的，请
          <a class="link" href="/activation">
            启用账号
          </a>
          。如果您没有注册过，可能有人误用了您的号码，请
          <a class="link" href="/claims/new">
            申请收回账号
          </a>
          ，持证件到窗口核验后账号归您。
        </p>
      </Alert>
    </div>
  );
}
