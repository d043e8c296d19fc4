import type { IConstruct } from 'constructs';
import type { Judgement } from './judge';
import { placeOf } from './places';

/** Shared by all copies of this package in one process. */
const CLAIMS = Symbol.for('cdk-cognito-identity-pool.claims');

/**
 * The judgements that are for this plugin to report. Several may be at work in one app, of a Stage, of the app and of another
 * copy of the package: whoever has something to say first says it at every synth, and the others keep silent about it.
 */
export function claimed(app: IConstruct, reporter: object, judgements: readonly Judgement[]): Judgement[] {
  const owners = ownersOf(app);
  return judgements.filter((judgement) => {
    const key = keyOf(judgement);
    const owner = owners.get(key) ?? reporter;
    owners.set(key, owner);
    return owner === reporter;
  });
}

function keyOf({ ruleId, place }: Judgement): string {
  return place ? `${ruleId} ${placeOf(place.at)} ${place.property}` : ruleId;
}

function ownersOf(app: IConstruct & { [CLAIMS]?: Map<string, object> }): Map<string, object> {
  app[CLAIMS] ??= new Map();
  return app[CLAIMS];
}
