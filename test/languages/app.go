package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awscognito"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/interfaces/interfacesawscognito"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-cognito-identity-pool/cdk-cognito-identity-pool-go/identitypool"
)

type backend struct{}

func (*backend) Bind(options *identitypool.IdentityProviderBindOptions) *identitypool.IdentityProviderConfig {
	name := "login." + *options.IdentityPool.Node().Id()
	return &identitypool.IdentityProviderConfig{DeveloperProviderName: &name}
}

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Test"), nil)
	users := awscognito.NewUserPool(stack, jsii.String("Users"), nil)
	web := users.AddClient(jsii.String("Web"), nil)

	pool := identitypool.NewIdentityPool(stack, jsii.String("Pool"), &identitypool.IdentityPoolProps{
		Providers: &[]identitypool.IIdentityProvider{&backend{}},
		GuestAccess: identitypool.GuestAccess_Enabled(&identitypool.GuestAccessOptions{
			Role: identitypool.PoolRole_Create(&identitypool.PoolRoleProps{RoleName: jsii.String("visitors")}),
		}),
		Tags:          &map[string]*string{"cost_centre": jsii.String("1234")},
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	members := pool.AddProvider(identitypool.IdentityProvider_UserPool(users, &identitypool.UserPoolProviderOptions{
		Clients:     &[]interfacesawscognito.IUserPoolClientRef{web},
		RoleMapping: identitypool.RoleMapping_FromToken(nil),
	}))
	samlProvider := jsii.String("arn:aws:iam::123456789012:saml-provider/staff")
	staff := pool.AddProvider(identitypool.IdentityProvider_SamlArn(samlProvider, &identitypool.IdentityProviderOptions{
		RoleMapping: identitypool.RoleMapping_FromRules(&[]identitypool.ClaimRule{}, nil),
		PrincipalTags: identitypool.PrincipalTags_Custom(
			&map[string]*string{"cost_centre": jsii.String("costCentre")},
			&identitypool.CustomPrincipalTagsOptions{Required: jsii.Strings("cost_centre")},
		),
	}))

	files := awss3.NewBucket(stack, jsii.String("Files"), nil)
	files.GrantRead(pool.AuthenticatedRole(), nil)
	admins := pool.AddGroup(jsii.String("Admins"), &identitypool.PoolGroupProps{
		Provider:  members,
		GroupName: jsii.String("admins"),
	})
	files.GrantReadWrite(admins.Role(), nil)
	editors := pool.AddRole(jsii.String("Editors"), &identitypool.AddedRoleProps{
		Description: jsii.String("Who may change files"),
		Through:     &[]identitypool.BoundIdentityProvider{staff},
	})
	files.GrantReadWrite(editors, nil)
	costCentres := pool.Isolate().ByPrincipalTag(jsii.String("cost_centre"))
	reports := &identitypool.ObjectIsolationOptions{Prefix: jsii.String("reports")}
	costCentres.InBucket(files, reports).GrantRead(editors)
	people := &identitypool.TopicIsolationOptions{TopicPrefix: jsii.String("people")}
	pool.Isolate().ByIdentityId().InIotCore(people).GrantPublishSubscribe(nil)
	staff.AddRule(identitypool.ClaimRule_WhenEquals(jsii.String("department"), jsii.String("editorial"), editors))
	own := &identitypool.ObjectIsolationOptions{Prefix: jsii.String("own")}
	pool.Isolate().ByIdentityId().InBucket(files, own).GrantReadWrite(nil)
	app.Synth(nil)
}
