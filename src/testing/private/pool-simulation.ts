import { createHash } from 'node:crypto';
import { once } from '../../model/cloudformation/memo';
import type { PoolModel, ProviderModel } from '../../model/elements';
import { type Text, unknown } from '../../model/text';
import { COMMERCIAL, type FederationFact, federationOf } from '../../private/federation';
import type { AppReading } from './app-reading';
import { type Claim, Claims } from './claims';
import { chooseClassicRole } from './classic-flow';
import { amrOf, type CognitoToken } from './cognito-token';
import { isNamed } from './environments';
import { findProvider } from './find-provider';
import { readClaims } from './given-claims';
import type { GivenSignIn } from './given-sign-in';
import { open, type Prospects } from './prospect';
import { chooseGuestRole, chooseRole } from './role-choice';
import { givenTags, mappedTags, NO_TAGS, type SessionTags, uncertainTags } from './session-tags';
import { tokenClaims } from './token-claims';
import { type Worlds, worldsOf } from './worlds';

/** Where a sign-in stands: what it may come to, and what Cognito says about it to STS. */
export interface BegunSession {
  readonly worlds: Worlds;
  readonly token: CognitoToken;
  readonly isGuest: boolean;
  readonly isClassic: boolean;
}

/** One pool of an app in one environment, as Cognito runs it. */
export class PoolSimulation {
  /** How Cognito presents itself where the pool is. */
  private readonly federation = once(() => this.findFederation());

  constructor(
    public readonly app: AppReading,
    public readonly pool: PoolModel,
  ) {}

  /** @param identityId the identity id of the user, where another environment has settled it already */
  public begin(given: GivenSignIn, identityId?: Text): BegunSession {
    const { app, pool } = this;
    const isGuest = given.by.kind === 'guest';
    const isClassic = given.options.classicFlowRoleArn !== undefined;
    const said = readClaims(given.claims, app);
    const found = isGuest ? undefined : findProvider(given, pool, app);
    const id = identityId ?? this.identityIdOf(given, said);
    if (typeof found === 'string') {
      const token = this.tokenOf([unknown(found)], id, isClassic);
      return { worlds: this.admit(open(found), token, [], isClassic), token, isGuest, isClassic };
    }
    const claims = new Claims(found ? tokenClaims(said, found, app.model) : said, [...said.keys()]);
    const token = this.tokenOf(amrOf(found, claims), id, isClassic);
    const tags = found ? this.tagsOf(given, found, claims, isClassic) : [NO_TAGS];
    return { worlds: this.admit(this.choose(given, found, claims), token, tags, isClassic), token, isGuest, isClassic };
  }

  /** What the roles have to say, once one is chosen. */
  public admit(prospects: Prospects, token: CognitoToken, tags: readonly SessionTags[], isClassic: boolean): Worlds {
    const { app, pool } = this;
    return worldsOf(prospects, {
      model: app.model,
      pool,
      token,
      tags,
      isClassic,
      policiesOf: (role) => app.policiesOf(role),
      nameOf: (source) => app.app.nameOf(source),
    });
  }

  /** Cognito's own token for somebody. */
  public tokenOf(amr: readonly Text[], identityId: Text, isClassic: boolean): CognitoToken {
    const { principal, unconfirmed } = this.federation();
    const sessionName = isClassic ? unknown('the name the client gives its session') : 'CognitoIdentityCredentials';
    return { federated: principal, doubt: unconfirmed, identityPoolId: this.pool.id, identityId, amr, sessionName };
  }

  private choose(given: GivenSignIn, provider: ProviderModel | undefined, claims: Claims): Prospects {
    const { app, pool } = this;
    const { customRoleArn, classicFlowRoleArn } = given.options;
    if (classicFlowRoleArn !== undefined) {
      return chooseClassicRole(app.model, pool, provider, app.textOf(classicFlowRoleArn, 'classicFlowRoleArn'));
    }
    if (provider === undefined) {
      return chooseGuestRole(app.model, pool);
    }
    return chooseRole(app.model, pool, {
      provider,
      claims,
      customRoleArn: customRoleArn === undefined ? undefined : app.textOf(customRoleArn, 'customRoleArn'),
    });
  }

  private tagsOf(
    { principalTags }: GivenSignIn,
    provider: ProviderModel,
    claims: Claims,
    isClassic: boolean,
  ): readonly SessionTags[] {
    if (provider.kind === 'developer') {
      const tags = Object.entries(principalTags ?? {});
      return [givenTags(new Map(tags.map(([key, value]) => [key, this.app.textOf(value, `tag ${key}`)])))];
    }
    const tags = mappedTags(this.app.model, this.pool, provider, claims);
    return isClassic ? tags.map((set) => uncertainTags(set, NO_TAGS_IN_CLASSIC_FLOW)) : tags;
  }

  /** Two people have two ids: they differ in what is said of them. */
  private identityIdOf({ by, options, principalTags }: GivenSignIn, said: ReadonlyMap<string, Claim>): Text {
    if (options.identityId !== undefined) {
      return this.app.textOf(options.identityId, 'identityId');
    }
    const region = this.app.ref('AWS::Region', this.pool.source.stack);
    const seed = JSON.stringify([by.kind, 'userIdentifier' in by ? by.userIdentifier : '', [...said], principalTags]);
    const hash = createHash('sha256').update(seed).digest('hex');
    const guid = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)];
    return `${isNamed(region) ? region : 'us-east-1'}:${guid.join('-')}`;
  }

  private findFederation(): FederationFact {
    const said = this.app.app.options.federation?.principal ?? this.app.federationOf(this.pool.id);
    if (said !== undefined) {
      return { principal: said };
    }
    const region = this.app.ref('AWS::Region', this.pool.source.stack);
    if (isNamed(region)) {
      return federationOf(region);
    }
    const isCommercial = this.app.ref('AWS::Partition', this.pool.source.stack) === 'aws';
    return { principal: COMMERCIAL, ...(!isCommercial && { unconfirmed: REGION_DECIDES }) };
  }
}

const REGION_DECIDES =
  'the region decides how Cognito presents itself outside the commercial partition; supply region or federation to the simulator';

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html */
const NO_TAGS_IN_CLASSIC_FLOW = 'AWS does not say whether claims become tags in the classic flow';
