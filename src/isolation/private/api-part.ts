import { Stack } from 'aws-cdk-lib';
import type { IRestApiRef } from 'aws-cdk-lib/aws-apigateway';
import type { IApiRef } from 'aws-cdk-lib/aws-apigatewayv2';
import { refuse } from '../../private/errors';
import { requireKind } from '../../private/kinds';
import { PATH_OPTIONS, requireProps } from '../../private/known-props';
import { nameOf } from '../../private/place';
import type { PathIsolationOptions } from '../path-grants';
import type { Distinction } from './distinction';
import type { IsolatedPool } from './isolated-pool';
import { API_PATH, API_STAGE } from './limits';
import { PathSpace } from './path-space';
import { requirePatternText } from './pattern-text';
import { setAside } from './separate-spaces';

/** An API of either kind, and how the user named it. */
interface NamedApi {
  readonly api: IRestApiRef | IApiRef;
  readonly id: string;
  /** @default - not known */
  readonly stage?: string;
  /** The call it was given to. */
  readonly call: string;
}

/** A path of a REST API for each user, which nothing else may use from now on. */
export function pathsOfRestApi(
  pool: IsolatedPool,
  api: IRestApiRef,
  options: PathIsolationOptions,
  distinction: Distinction,
): PathSpace {
  requireKind(pool.identityPool, 'restApi', api);
  const stage = (api as { readonly deploymentStage?: StageOfCdk }).deploymentStage?.stageName;
  return pathsOf(pool, { api, id: api.restApiRef.restApiId, stage, call: 'inRestApi()' }, options, distinction);
}

/** A path of an HTTP API for each user, which nothing else may use from now on. */
export function pathsOfHttpApi(
  pool: IsolatedPool,
  api: IApiRef,
  options: PathIsolationOptions,
  distinction: Distinction,
): PathSpace {
  requireKind(pool.identityPool, 'httpApi', api);
  const stage = (api as { readonly defaultStage?: StageOfCdk }).defaultStage?.stageName;
  return pathsOf(pool, { api, id: api.apiRef.apiId, stage, call: 'inHttpApi()' }, options, distinction);
}

function pathsOf(
  { identityPool }: IsolatedPool,
  { api, id, call, ...known }: NamedApi,
  options: PathIsolationOptions,
  distinction: Distinction,
): PathSpace {
  requireProps(identityPool, options, PATH_OPTIONS);
  const { path, stage = known.stage } = options;
  if (stage === undefined) {
    refuse({
      code: 'ApiStageUnknown',
      where: identityPool,
      what: `${call} of ${distinction.call} is given ${api.node.path}, which does not say what its stage is called`,
      allowed: 'one stage: a grant for all stages would reach across slashes, into the paths of others',
      instead: "{ stage: 'prod' }",
    });
  }
  requirePatternText(identityPool, 'path', path, API_PATH);
  requirePatternText(identityPool, 'stage', stage, API_STAGE);
  const stageArn = Stack.of(api).formatArn({
    service: 'execute-api',
    region: api.env.region,
    account: api.env.account,
    resource: id,
    resourceName: stage,
  });
  setAside(identityPool, {
    // Of all stages: a stage that only the deployment names may be any of the others.
    place: { name: nameOf('api', id, api) },
    resourceArn: stageArn,
    start: `${path}/`,
    kind: `${call} of ${distinction.call}`,
    tag: distinction.tag,
  });
  return new PathSpace(stageArn, `${path}/${distinction.variable}`);
}

/** A stage that an API of CDK made for itself. */
interface StageOfCdk {
  readonly stageName: string;
}
