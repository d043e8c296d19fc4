import jsii
from aws_cdk import App, RemovalPolicy, Stack
from aws_cdk.aws_cognito import UserPool
from aws_cdk.aws_s3 import Bucket
from cdk_cognito_identity_pool import (
    GuestAccess,
    IdentityPool,
    IdentityProvider,
    IdentityProviderConfig,
    IIdentityProvider,
    PoolRole,
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
    providers=[IdentityProvider.user_pool(users, clients=[web])],
    guest_access=GuestAccess.enabled(role=PoolRole.create(role_name="visitors")),
    tags={"cost_centre": "1234"},
    removal_policy=RemovalPolicy.DESTROY,
)
pool.add_provider(Backend())

files = Bucket(stack, "Files")
files.grant_read(pool.authenticated_role)
files.grant_read_write(pool.add_role("Editors", description="Who may change files"))
app.synth()
