import jsii
from aws_cdk import App, RemovalPolicy, Stack
from aws_cdk.aws_cognito import UserPool
from aws_cdk.aws_s3 import Bucket
from cdk_cognito_identity_pool import (
    ClaimRule,
    GuestAccess,
    IdentityPool,
    IdentityProvider,
    IdentityProviderConfig,
    IIdentityProvider,
    PoolRole,
    PrincipalTags,
    RoleMapping,
    testing,
)


@jsii.implements(IIdentityProvider)
class Backend:
    def bind(self, options):
        return IdentityProviderConfig(developer_provider_name=f"login.{options.identity_pool.node.id}")


app = App()
stack = Stack(app, "Test")
users = UserPool(stack, "Users")
web = users.add_client("Web")

pool = IdentityPool(
    stack,
    "Pool",
    providers=[Backend()],
    guest_access=GuestAccess.enabled(role=PoolRole.create(role_name="visitors")),
    tags={"cost_centre": "1234"},
    removal_policy=RemovalPolicy.DESTROY,
)
members = pool.add_provider(
    IdentityProvider.user_pool(users, clients=[web], role_mapping=RoleMapping.from_token())
)
staff = pool.add_provider(
    IdentityProvider.saml_arn(
        "arn:aws:iam::123456789012:saml-provider/staff",
        role_mapping=RoleMapping.from_rules([]),
        principal_tags=PrincipalTags.custom({"cost_centre": "costCentre"}, required=["cost_centre"]),
    )
)

files = Bucket(stack, "Files")
files.grant_read(pool.authenticated_role)
files.grant_read_write(pool.add_group("Admins", provider=members, group_name="admins").role)
editors = pool.add_role("Editors", description="Who may change files", through=[staff])
files.grant_read_write(editors)
cost_centres = pool.isolate.by_principal_tag("cost_centre")
cost_centres.in_bucket(files, prefix="reports").grant_read(editors)
pool.isolate.by_identity_id().in_iot_core(topic_prefix="people").grant_publish_subscribe()
staff.add_rule(ClaimRule.when_equals("department", "editorial", editors))
pool.isolate.by_identity_id().in_bucket(files, prefix="own").grant_read_write()
app.synth()

# What the pool does is asserted in the words of Python, as in a unit test.
simulator = testing.IdentityPoolSimulator.of(pool)
editor = simulator.sign_in(
    testing.SignIn.through(staff, {"department": "editorial", "costCentre": "4711", "level": 7, "groups": ["a", "b"]})
)
editor.assert_assumes(editors)
editor.assert_principal_tags({"cost_centre": "4711"})
editor.assert_allowed("s3:PutObject", files.arn_for_objects("x"), {"aws:SecureTransport": True})
editor.assert_denied("s3:PutObject", "arn:aws:s3:::somebody-elses/x")
assert editor.decide("s3:PutObject", files.arn_for_objects("x")).outcome == testing.DecisionOutcome.ALLOWED
simulator.sign_in(testing.SignIn.through(staff, {"department": "editorial"})).assert_refused()
member = simulator.sign_in(testing.SignIn.with_user_pool(web.user_pool_client_id, {"cognito:groups": ["admins"]}))
assert member.role_path == "Test/Pool/Groups/Admins/Role", member.role_path
try:
    member.assert_denied("s3:PutObject", files.arn_for_objects("x"))
except Exception as error:
    assert "to be denied, but it is ALLOWED" in str(error), error
else:
    raise AssertionError("an assertion that does not hold passed")
ways = [(entry.who, entry.role, entry.through) for entry in simulator.access_table().entries]
saml = "arn:aws:iam::123456789012:saml-provider/staff"
assert ('rule 1: department Equals "editorial"', "Test/Pool/Roles/Editors", [saml]) in ways, ways
