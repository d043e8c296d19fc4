import { environmentOf } from '../../src/model/cloudformation/environment';
import { sameness } from '../../src/model/sameness';
import { isKnown, unknown } from '../../src/model/text';

/** https://docs.aws.amazon.com/general/latest/gr/aws-arns-and-namespaces.html and the SDKs' partitions.json. */
test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['ap-southeast-7', 'aws', 'amazonaws.com'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
  ['us-isof-south-1', 'aws-iso-f', 'csp.hci.ic.gov'],
  ['eu-isoe-west-1', 'aws-iso-e', 'cloud.adc-e.uk'],
])('the partition of %s', (region, partition, urlSuffix) => {
  expect(environmentOf({ region }, 'S')).toMatchObject({ region, partition, urlSuffix });
});

test('a given partition goes before that of the region, and says the URL suffix', () => {
  const environment = environmentOf({ partition: 'aws-cn' }, 'S');
  expect(environment).toMatchObject({ partition: 'aws-cn', urlSuffix: 'amazonaws.com.cn' });
  expect(isKnown(environment.region)).toBe(false);
});

test('what nobody says is unknown, and the same unknown within a stack only', () => {
  const [a, again, b] = [environmentOf({}, 'A'), environmentOf({}, 'A'), environmentOf({}, 'B')];
  for (const part of ['account', 'region', 'partition', 'urlSuffix'] as const) {
    expect([sameness(a[part], again[part]), sameness(a[part], b[part])]).toEqual(['same', 'unknown']);
  }
});

test('two stacks of one unknown region are of one unknown partition', () => {
  const region = unknown('somewhere', 'region of the app');
  const [a, b] = [environmentOf({ region }, 'A'), environmentOf({ region }, 'B')];
  expect(sameness(a.partition, b.partition)).toBe('same');
  expect(sameness(a.urlSuffix, b.urlSuffix)).toBe('same');
});

test('a region that is unknown without a name leaves the partition without one', () => {
  const region = unknown('somewhere');
  expect(sameness(environmentOf({ region }, 'A').partition, environmentOf({ region }, 'A').partition)).toBe('unknown');
});

test('a partition nobody has heard of has no URL suffix', () => {
  expect(isKnown(environmentOf({ partition: 'aws-mars' }, 'S').urlSuffix)).toBe(false);
});
