import type { AttachmentModel, PoolModel, ProviderModel, RoleMappingModel } from '../../model/elements';
import type { IdentityPoolModel } from '../../model/identity-pool-model';
import { sameness } from '../../model/sameness';
import { readable, type Text, unknownReasons } from '../../model/text';
import { chooseByRules } from './choose-by-rules';
import { chooseByToken } from './choose-by-token';
import type { Claims } from './claims';
import { certain, oneOf, open, type Prospects } from './prospect';
import { refusal } from './refusals';
import { assertedRoles } from './saml-roles';

/** A sign-in as far as the choice of a role sees it. */
export interface Chooser {
  readonly provider: ProviderModel;
  readonly claims: Claims;
  /** The role the client asks for. */
  readonly customRoleArn?: Text;
}

/**
 * Which role Cognito gives somebody who signed in, in the enhanced flow.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html
 */
export function chooseRole(model: IdentityPoolModel, pool: PoolModel, chooser: Chooser): Prospects {
  return eachAttachment(model, pool, (attachment) => {
    const mappings = mappingsFor(attachment, chooser.provider);
    const choices = [
      ...mappings.sure.map((mapping) => chooseByMapping(mapping, attachment, chooser)),
      ...mappings.possible.map((mapping) => chooseByMapping(mapping, attachment, chooser)),
      ...(mappings.sure.length === 0 ? [chooseWithoutMapping(attachment, chooser)] : []),
      ...mappings.gaps.map(open),
    ];
    return choices.length === 1
      ? choices[0]
      : oneOf(choices, `which role mapping is in force for ${readable(chooser.provider.loginName)} can not be told`);
  });
}

/** Which role Cognito gives a guest. Role mappings never apply to guests. */
export function chooseGuestRole(model: IdentityPoolModel, pool: PoolModel): Prospects {
  const off = certain({
    kind: 'refused',
    refusal: refusal('guestsOff', 'the pool lets no guests in (AllowUnauthenticatedIdentities is false)'),
  });
  const on = () =>
    eachAttachment(model, pool, (attachment) =>
      defaultRole(attachment, 'unauthenticated', 'the default role of guests'),
    );
  if (typeof pool.allowsGuests === 'boolean') {
    return pool.allowsGuests ? on() : off;
  }
  return oneOf([off, on()], ...unknownReasons(pool.allowsGuests));
}

/** The role attachment of a pool; Cognito takes one, so a certain one is the only one. */
function eachAttachment(
  model: IdentityPoolModel,
  pool: PoolModel,
  choose: (attachment: AttachmentModel | undefined) => Prospects,
): Prospects {
  const { sure, possible, gaps } = model.attachmentsOf(pool);
  if (sure.length > 1) {
    return open('the pool has more than one role attachment, and Cognito takes one: it can not be deployed');
  }
  if (sure.length === 1) {
    return choose(sure[0]);
  }
  const choices = [...possible.map(choose), choose(undefined), ...gaps.map(open)];
  return choices.length === 1 ? choices[0] : oneOf(choices, 'which role attachment the pool has can not be told');
}

export function mappingsFor(
  attachment: AttachmentModel | undefined,
  provider: ProviderModel,
): { sure: RoleMappingModel[]; possible: RoleMappingModel[]; gaps: readonly string[] } {
  const { items, gaps } = attachment?.roleMappings ?? { items: [], gaps: [] };
  const meant = (answer: string) =>
    items.filter(({ providerName }) => sameness(providerName, provider.roleMappingName) === answer);
  return { sure: meant('same'), possible: meant('unknown'), gaps };
}

function chooseByMapping(
  mapping: RoleMappingModel,
  attachment: AttachmentModel | undefined,
  chooser: Chooser,
): Prospects {
  if (chooser.provider.kind === 'developer') {
    return open(`AWS does not document role mappings of developer providers, and there is one for ${mapping.key}`);
  }
  const fallBack = (because: string) => chooseFallback(mapping, attachment, because);
  switch (mapping.type) {
    case 'Rules':
      return chooseByRules(mapping, chooser, fallBack);
    case 'Token':
      return chooseByToken(chooser, fallBack);
    default:
      return open(
        `the role mapping of ${mapping.key} is of type ${mapping.type === undefined ? 'none' : readable(mapping.type)}`,
      );
  }
}

/** What becomes of a user for whom the mapping has no role. */
export function chooseFallback(
  mapping: RoleMappingModel,
  attachment: AttachmentModel | undefined,
  because: string,
): Prospects {
  switch (mapping.ambiguousRoleResolution) {
    case 'AuthenticatedRole':
      return defaultRole(attachment, 'authenticated', `fallback to the default role: ${because}`);
    case 'Deny':
      return certain({
        kind: 'refused',
        refusal: refusal('ambiguous', `${because}, and the role mapping then denies`),
      });
    default:
      return open(`the role mapping of ${mapping.key} has no AmbiguousRoleResolution that can be told, and ${because}`);
  }
}

function chooseWithoutMapping(
  attachment: AttachmentModel | undefined,
  { provider, claims, customRoleArn }: Chooser,
): Prospects {
  const usual = () => defaultRole(attachment, 'authenticated', 'the default role: its provider has no role mapping');
  const asserted = provider.kind === 'saml' ? assertedRoles(claims, customRoleArn) : undefined;
  if (asserted !== undefined) {
    const hasDefault =
      attachment?.roles.items.some(({ key }) => key === 'authenticated') || attachment?.roles.gaps.length;
    return hasDefault
      ? oneOf(
          [asserted, usual()],
          'AWS does not say whether the role in a SAML assertion goes before the default role of the pool',
        )
      : asserted;
  }
  if (customRoleArn === undefined) {
    return usual();
  }
  return oneOf(
    [
      usual(),
      certain({ kind: 'role', roleArn: customRoleArn, why: 'customRoleArn' }),
      certain({
        kind: 'refused',
        refusal: refusal('customRole', 'customRoleArn, where the provider has no role mapping'),
      }),
    ],
    'AWS does not say what customRoleArn does where the provider has no role mapping',
  );
}

/** One of the two roles of the attachment itself. */
export function defaultRole(
  attachment: AttachmentModel | undefined,
  key: 'authenticated' | 'unauthenticated',
  why: string,
): Prospects {
  const { items, gaps } = attachment?.roles ?? { items: [], gaps: [] };
  const role = items.find((item) => item.key === key);
  if (role) {
    return certain({ kind: 'role', roleArn: role.roleArn, why });
  }
  const none = certain({
    kind: 'refused',
    refusal: refusal('configuration', `the pool has no ${key} role to give: ${why}`),
  });
  return gaps.length === 0 ? none : oneOf([none, ...gaps.map(open)]);
}
