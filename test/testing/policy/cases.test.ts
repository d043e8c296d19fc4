import { answer, caseFiles } from './support/policy-cases';

describe.each(caseFiles())('%s', (_, groups) => {
  test.each(
    groups.flatMap((group) =>
      group.requests.map((request) => [`${group.rule}: ${request.name}`, group, request] as const),
    ),
  )('%s', (__, group, request) => {
    const decision = answer(group, request);
    expect(decision.outcome).toBe(request.expected);
    expect(decision.reasons.length).toBeGreaterThan(0);
    expect(decision.reasons.join('\n')).toContain(request.reason ?? '');
  });
});

test('every case says where it comes from', () => {
  const sources = caseFiles().flatMap(([, groups]) => groups.map(({ source }) => source));
  expect(
    sources.filter((source) => !/^https:\/\/(docs\.aws\.amazon\.com|github\.com\/awsdocs)\//.test(source)),
  ).toEqual([]);
});
