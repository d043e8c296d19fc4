import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Source } from '../../model/elements';
import { isIdentityPool } from '../../private/identity-pool-mark';

/** Where a resource stands, as one text: the path of its stack and its logical id. */
export type Place = string;

export function placeOf({ stack, logicalId }: Pick<Source, 'stack' | 'logicalId'>): Place {
  return `${stack}/${logicalId}`;
}

/** The constructs of all resources of an app. */
export function resourcesByPlace(root: IConstruct): ReadonlyMap<Place, IConstruct> {
  return new Map(root.node.findAll().flatMap((construct) => placed(construct, construct)));
}

/** The identity pools that this library made, whichever copy of it. */
export function poolsOfThisLibrary(root: IConstruct): ReadonlyMap<Place, IConstruct> {
  return new Map(
    root.node
      .findAll()
      .filter(isIdentityPool)
      .flatMap((pool) => placed(pool.node.defaultChild, pool)),
  );
}

function placed(resource: IConstruct | undefined, construct: IConstruct): [Place, IConstruct][] {
  if (!CfnResource.isCfnResource(resource)) {
    return [];
  }
  const stack = Stack.of(resource);
  return [[placeOf({ stack: stack.node.path, logicalId: stack.resolve(resource.logicalId) }), construct]];
}
