import { Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { GuestAccess, IdentityPool, PoolRole } from 'cdk-cognito-identity-pool';
import type { Construct } from 'constructs';

/** A public timetable: anybody may look up a bus stop, and nobody has to sign in. */
export class GuestsStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, props);

    const stops = new TableV2(this, 'Stops', { partitionKey: { name: 'stopId', type: AttributeType.STRING } });

    // Guests are anybody on the internet. Whatever their role is granted one day, this is the most they can do.
    const permissionsBoundary = new ManagedPolicy(this, 'GuestBoundary', {
      statements: [
        new PolicyStatement({ actions: ['dynamodb:GetItem', 'dynamodb:Query'], resources: [stops.tableArn] }),
      ],
    });

    const passengers = new IdentityPool(this, 'Passengers', {
      guestAccess: GuestAccess.enabled({
        role: PoolRole.create({ roleName: 'timetable-guests', permissionsBoundary }),
      }),
      authenticatedRole: PoolRole.none(),
    });
    stops.grant(passengers.guestRole, 'dynamodb:GetItem');
  }
}
