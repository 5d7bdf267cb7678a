import { endorserKinds } from '../../organisations/index.ts';

/** Which body endorses, by the cases of the notice in their order (N25-N28, G8). */
export function EndorserCases() {
  return (
    <>
      <p>从上往下看，第一条符合的就是您的审验单位：</p>
      <table class="w-full">
        <thead>
          <tr>
            <th scope="col">您的情况</th>
            <th scope="col">由谁审验</th>
          </tr>
        </thead>
        <tbody>
          {endorserKinds.map(({ help: { who, by, note } }) => (
            <tr key={who}>
              <td>{who}</td>
              <td>
                <strong>{by}</strong>
                <span class="block text-sm leading-6 text-muted">{note}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        登录后，首页、选课页和合格单上都写明是哪一家、为什么、地址和电话，不需要自己判断，也不需要自己送去：考试合格时申请自动送到。送审以后换了单位的，已送审的这一张仍由原来的单位审验。行政区划调整后，原区县的由接续的人社部门审验。
      </p>
    </>
  );
}
