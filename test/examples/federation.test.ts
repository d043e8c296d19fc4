import { App } from 'aws-cdk-lib';
import type { OidcProviderNative, Role } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { type IdentityPool, testing } from 'cdk-cognito-identity-pool';
import { FederationStack } from '../../examples/federation';

const { SignIn } = testing;

const stack = new FederationStack(new App(), 'Federation');
const photos = stack.node.findChild('Photos') as Bucket;
const archive = stack.node.findChild('Archive') as IdentityPool;
const archivists = stack.node.findChild('Archivists') as Role;
const agency = (stack.node.findChild('Agency') as OidcProviderNative).openIdConnectProviderArn;
const company = stack.formatArn({ service: 'iam', region: '', resource: 'saml-provider', resourceName: 'newspaper' });
const simulator = testing.IdentityPoolSimulator.of(archive);

const photo = photos.arnForObjects('1969/moon.jpg');
const incoming = photos.arnForObjects('incoming/today.jpg');

test('staff of the archive change photos, and other staff look at them', () => {
  const archivist = simulator.signIn(SignIn.withSaml(company, { department: 'archive' }));
  archivist.assertAssumes(archivists);
  archivist.assertAllowed('s3:PutObject', photo);
  const reporter = simulator.signIn(SignIn.withSaml(company, { department: 'politics' }));
  reporter.assertAssumes(archive.authenticatedRole);
  reporter.assertAllowed('s3:GetObject', photo);
  reporter.assertDenied('s3:PutObject', photo);
});

test('an intern in the archive is an intern', () => {
  const intern = simulator.signIn(SignIn.withSaml(company, { department: 'archive', contract: 'internship' }));
  intern.assertAssumes(archive.authenticatedRole);
  intern.assertDenied('s3:PutObject', photo);
});

test('photographers with an assignment bring photos, and see none', () => {
  const photographer = simulator.signIn(SignIn.withOidc(agency, { assignment: 'newspaper' }));
  photographer.assertAllowed('s3:PutObject', incoming);
  photographer.assertDenied('s3:PutObject', photo);
  photographer.assertDenied('s3:GetObject', photo);
});

test('photographers without one are refused', () => {
  const session = simulator.signIn(SignIn.withOidc(agency, { assignment: 'magazine' }));
  session.assertRefused();
  expect(session.refusal?.message).toBe('The ambiguous role mapping rules denied this request');
});

test('of all who have a Google account those of the university look at photos', () => {
  simulator.signIn(SignIn.withGoogle({ hd: 'university.example' })).assertAllowed('s3:GetObject', photo);
  simulator.signIn(SignIn.withGoogle({ hd: 'elsewhere.example' })).assertRefused();
  simulator.signIn(SignIn.withGoogle()).assertRefused();
});
