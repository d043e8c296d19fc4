import { CfnResource } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as fc from 'fast-check';
import { build, isUserPool, mappedNames, type PoolPlan, poolPlan } from './support/pool-plans';
import { LimitReader, partsOf } from './support/service-limits';
import { type Json, testStack } from './support/stacks';

const COGNITO = 'cognito-identity.amazonaws.com';
const [ASSUME, TAG] = ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'];

/** The role of the template an ARN points to; undefined for an ARN that is a literal. */
function roleAt(template: Json, arn: Json): Json | undefined {
  return template.Resources[arn['Fn::GetAtt']?.[0]];
}

/** The Allow statements by which a role trusts the users of the only pool, with whom they let in. */
function trustIn(role: Json): { actions: string[]; amr: string[] }[] {
  return role.Properties.AssumeRolePolicyDocument.Statement.filter(
    (s: Json) => s.Effect === 'Allow' && s.Principal.Federated === COGNITO,
  ).map((s: Json) => {
    expect(s.Condition.StringEquals).toEqual({ [`${COGNITO}:aud`]: { Ref: 'PoolD3F588B8' } });
    return {
      actions: [s.Action].flat(),
      amr: [(s.Condition['ForAnyValue:StringLike'] ?? s.Condition['ForAnyValue:StringEquals'])[`${COGNITO}:amr`]]
        .flat()
        .map(partsOf),
    };
  });
}

/** The ARNs of roles that signed-in users may get: by default, by a rule, by a group. */
function reachableArns(reader: LimitReader): Json[] {
  const { Roles, RoleMappings = {} } = reader.attachment;
  return [
    ...(Roles.authenticated ? [Roles.authenticated] : []),
    ...Object.values<Json>(RoleMappings).flatMap((m) =>
      (m.RulesConfiguration?.Rules ?? []).map((rule: Json) => rule.RoleARN),
    ),
    ...reader.of('AWS::Cognito::UserPoolGroup').flatMap(([, { RoleArn }]) => (RoleArn ? [RoleArn] : [])),
  ];
}

/** Does a thing once for each plan. */
function once<T>(make: (plan: PoolPlan) => T): (plan: PoolPlan) => T {
  const memory = new Map<string, T>();
  return (plan) => {
    const key = JSON.stringify(plan);
    const made = memory.get(key) ?? make(plan);
    memory.set(key, made);
    return made;
  };
}

/** A plan as a pool in a stack of its own. */
const built = once((plan) => {
  const stack = testStack();
  return { stack, ...build(stack, plan) };
});

/** The same, with its template: synthesis takes twice as long as everything else. */
const synthesized = once((plan) => {
  const template: Json = Template.fromStack(built(plan).stack).toJSON();
  return { ...built(plan), template, reader: new LimitReader(template) };
});

/** What stays when providers come and go, told without a synthesis. */
const keysOf = once((plan) => {
  const { stack, pool } = built(plan);
  const resources = stack.node.findAll().filter((c) => CfnResource.isCfnResource(c));
  return {
    logicalIds: resources.map(({ logicalId }) => stack.resolve(logicalId)).sort(),
    mappings: stack.resolve(pool.roleAttachment.roleMappings) ?? {},
  };
});

/** Building is what takes time, so all properties look at the same pools: those of one seed, another one in each run. */
const [seed] = fc.sample(fc.integer(), 1);

function holds(property: (plan: PoolPlan) => void): void {
  fc.assert(fc.property(poolPlan, property), { seed, numRuns: 50 });
}

test('a pool AWS would take is accepted, and its template is within every limit of the service', () => {
  holds((plan) => {
    expect(synthesized(plan).reader.mistakes).toEqual([]);
  });
});

test('nothing that was planned is lost: clients, mappings, rules, tag maps, groups', () => {
  holds((plan) => {
    const { reader } = synthesized(plan);
    const mappings = Object.values<Json>(reader.attachment.RoleMappings ?? {});
    expect({
      clients: reader.pool.CognitoIdentityProviders.length,
      mappings: mappings.length,
      rules: mappings.flatMap((m) => m.RulesConfiguration?.Rules.length ?? []).sort(),
      tagMaps: reader.of('AWS::Cognito::IdentityPoolPrincipalTag').length,
      groups: reader.of('AWS::Cognito::UserPoolGroup').length,
    }).toEqual({
      clients: plan.providers.filter(isUserPool).reduce((sum, { clients: [a, b] }) => sum + a + b, 0),
      mappings: plan.providers.reduce((sum, p) => sum + mappedNames(p), 0),
      rules: plan.providers
        .flatMap((p) => (p.mapping && !p.mapping.isByToken ? Array(mappedNames(p)).fill(p.mapping.rules.length) : []))
        .sort(),
      tagMaps: plan.providers.filter(({ tags }) => tags).length,
      groups: plan.providers.flatMap(({ groups }) => groups).length,
    });
  });
});

test('every role a user may get lets users of this pool in, with their tags', () => {
  holds((plan) => {
    const { stack, template, reader, handles } = synthesized(plan);
    const logins = handles.flatMap(({ providerNames }) => stack.resolve(providerNames).map(partsOf));
    for (const role of reachableArns(reader).flatMap((arn) => roleAt(template, arn) ?? [])) {
      const trust = trustIn(role);
      expect(new Set(trust.flatMap(({ actions }) => actions))).toEqual(new Set([ASSUME, TAG]));
      for (const { amr } of trust) {
        expect(amr).not.toEqual([]);
        expect(amr.filter((name) => name !== 'authenticated' && !logins.includes(name))).toEqual([]);
      }
    }
  });
});

test('the role of guests lets guests in, never tags a session, and is nobody else’s', () => {
  holds((plan) => {
    const { template, reader } = synthesized(plan);
    const { unauthenticated } = reader.attachment.Roles;
    expect(unauthenticated !== undefined).toBe(plan.guests === 'made' || plan.guests === 'existing');
    if (unauthenticated) {
      expect(trustIn(roleAt(template, unauthenticated))).toEqual([{ actions: [ASSUME], amr: ['unauthenticated'] }]);
      expect(reachableArns(reader).map(partsOf)).not.toContain(partsOf(unauthenticated));
    }
  });
});

test('a role through a provider trusts the users of that provider alone', () => {
  holds((plan) => {
    const { stack, template, pool, handles } = synthesized(plan);
    for (const [i, { id }] of plan.providers.entries()) {
      const role = pool.node.tryFindChild('Roles')?.node.tryFindChild(`Through${id}`);
      if (role) {
        const amr = stack.resolve(handles[i].providerNames).map(partsOf);
        const trust = trustIn(template.Resources[stack.getLogicalId(role.node.defaultChild as never)]);
        expect(trust).toEqual([{ actions: [ASSUME, TAG], amr }]);
      }
    }
  });
});

test('the order in which providers are added changes neither keys nor logical ids', () => {
  holds((plan) => {
    expect(keysOf({ ...plan, providers: [...plan.providers].reverse() })).toEqual(keysOf(plan));
  });
});

test('a provider that is added before others leaves their keys and logical ids as they are', () => {
  holds((plan) => {
    const [before, after] = [{ ...plan, providers: plan.providers.slice(1) }, plan].map(keysOf);
    expect(before.logicalIds.filter((id) => !after.logicalIds.includes(id))).toEqual([]);
    expect(after.mappings).toMatchObject(before.mappings);
  });
});
