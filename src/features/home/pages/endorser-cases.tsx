const cases = [
  {
    who: '人事档案由人才代理机构保管',
    by: '保管档案的代理机构',
    note: '不论您在什么单位工作，先看这一条。',
  },
  {
    who: '在市属单位或中央在渝单位工作',
    by: '您所在的单位',
    note: '由单位指定的管理员审验，管理员不能审验自己的。',
  },
  {
    who: '在区县所属单位、区县内的企业工作，或有固定的工作区县',
    by: '单位（或工作地）所在区县的人社部门',
    note: '看单位在哪个区县，不看家庭住址。',
  },
  {
    who: '没有单位、没有托管档案，也没有固定的工作区县',
    by: '市继续教育协会',
    note: '协会直接审验。',
  },
];

/** The four cases of the notice, in the order in which they are tried (N25-N28, G8). */
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
          {cases.map(({ who, by, note }) => (
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
