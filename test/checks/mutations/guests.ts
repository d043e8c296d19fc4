// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies write their variables like this.
import { type Mutation, mutation, mutationOfTwo } from './mutation';
import { AMR, allow, arnOf, STATEMENT } from './parts';

const GUEST_ROLES = 'PassengersDefaultRoleAttachment/Roles';
const GUEST_GRANTS = 'PassengersUnauthenticatedRoleDefaultPolicy/PolicyDocument/Statement';
const GUEST_ROLE = arnOf('PassengersUnauthenticatedRoleF28A1453');
const STOPS = arnOf('Stops6247921A');

/** What is broken in the example. */
export const GUESTS: readonly Mutation[] = [
  mutation('guests have the classic flow', 'Passengers/AllowClassicFlow', true, 'GuestsInClassicFlow'),
  mutation('guests have no role', `${GUEST_ROLES}/unauthenticated`, undefined, 'GuestsWithoutRole'),
  mutation(
    'guests may read parameters',
    `${GUEST_GRANTS}/-`,
    allow('ssm:GetParameter', 'arn:aws:ssm:us-east-1:111111111111:parameter/stops'),
    'GuestActionOutOfReach',
  ),
  mutation(
    'guests are administrators',
    'PassengersUnauthenticatedRole/ManagedPolicyArns',
    ['arn:aws:iam::aws:policy/AdministratorAccess'],
    'GuestAdministrator?',
  ),
  mutation('guests may read all tables', `${GUEST_GRANTS}/0/Resource`, '*', 'GuestsMayTooMuch'),
  mutation(
    'guests have items of their own',
    `${GUEST_GRANTS}/0/Condition`,
    {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
      Null: { 'dynamodb:LeadingKeys': 'false' },
    },
    'GuestPolicyByIdentity',
  ),
  mutation(
    'guests bring a tag',
    `${GUEST_GRANTS}/-`,
    allow('dynamodb:GetItem', STOPS, { StringEquals: { 'aws:PrincipalTag/line': '7' } }),
    'PrincipalTagNotMapped',
  ),
  mutation(
    'the guest role trusts users',
    `PassengersUnauthenticatedRole/${STATEMENT}/Condition/ForAnyValue:StringLike/${AMR}`,
    'authenticated',
    'TrustOfOtherUsers',
  ),
  mutationOfTwo(
    'users get the role of guests',
    `${GUEST_ROLES}/authenticated`,
    GUEST_ROLE,
    ['OneRoleForGuestsAndUsers', 'TrustOfOtherUsers'],
    'the role trusts guests alone',
  ),
  mutationOfTwo(
    'guests may no longer come',
    'Passengers/AllowUnauthenticatedIdentities',
    false,
    ['GuestRoleWithoutGuests', 'NobodyCanSignIn'],
    'nobody else ever came',
  ),
];
