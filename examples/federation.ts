import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
import { OidcProviderNative, Role, SamlProvider } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  ClaimRule,
  IdentityPool,
  IdentityPoolPrincipal,
  IdentityProvider,
  RoleMapping,
  RoleResolution,
} from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/**
 * The photo archive of a newspaper. Staff sign in with the company's SAML, photographers with the OpenID Connect of their
 * agency, researchers with the Google account of their university. Rules say who gets which role: the first that matches
 * decides, and each provider says what becomes of everybody else.
 */
export class FederationStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    const photos = new Bucket(this, 'Photos');
    const archive = new IdentityPool(this, 'Archive');
    photos.grantRead(archive.authenticatedRole);

    // A role of the app's own. It trusts the users of this pool, and nobody else.
    const archivists = new Role(this, 'Archivists', { assumedBy: IdentityPoolPrincipal.authenticated(archive) });
    photos.grantReadWrite(archivists);

    // Made once for all apps of the company, from the metadata of its directory.
    const company = SamlProvider.fromSamlProviderArn(
      this,
      'Company',
      `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:saml-provider/newspaper`,
    );
    archive.addProvider(
      IdentityProvider.saml(company, {
        roleMapping: RoleMapping.fromRules(
          [
            // First, for an intern in the archive is an intern.
            ClaimRule.whenEquals('contract', 'internship', archive.authenticatedRole),
            ClaimRule.whenEquals('department', 'archive', archivists),
          ],
          { roleResolution: RoleResolution.AUTHENTICATED_ROLE },
        ),
      }),
    );

    const agency = archive.addProvider(
      IdentityProvider.openIdConnect(
        new OidcProviderNative(this, 'Agency', { url: 'https://login.agency.example', clientIds: ['newspaper'] }),
        { roleMapping: RoleMapping.fromRules([], { roleResolution: RoleResolution.DENY }) },
      ),
    );
    // Whatever rules are written one day, nobody but the agency's users can assume this role.
    const photographers = archive.addRole('Photographers', { through: [agency] });
    photos.grantPut(photographers, 'incoming/*');
    agency.addRule(ClaimRule.whenEquals('assignment', 'newspaper', photographers));

    // Anybody can have a Google account; `hd` says which organisation runs it.
    archive.addProvider(
      IdentityProvider.google('123456789012-abc.apps.googleusercontent.com', {
        roleMapping: RoleMapping.fromRules(
          [ClaimRule.whenEquals('hd', 'university.example', archive.authenticatedRole)],
          { roleResolution: RoleResolution.DENY },
        ),
      }),
    );
  }
}
