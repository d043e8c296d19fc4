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
		Providers: &[]identitypool.IIdentityProvider{
			identitypool.IdentityProvider_UserPool(users, &identitypool.UserPoolProviderOptions{
				Clients: &[]interfacesawscognito.IUserPoolClientRef{web},
			}),
		},
		GuestAccess: identitypool.GuestAccess_Enabled(&identitypool.GuestAccessOptions{
			Role: identitypool.PoolRole_Create(&identitypool.PoolRoleProps{RoleName: jsii.String("visitors")}),
		}),
		Tags:          &map[string]*string{"cost_centre": jsii.String("1234")},
		RemovalPolicy: awscdk.RemovalPolicy_DESTROY,
	})
	pool.AddProvider(&backend{})

	files := awss3.NewBucket(stack, jsii.String("Files"), nil)
	files.GrantRead(pool.AuthenticatedRole(), nil)
	editors := pool.AddRole(jsii.String("Editors"), &identitypool.PoolRoleProps{
		Description: jsii.String("Who may change files"),
	})
	files.GrantReadWrite(editors, nil)
	app.Synth(nil)
}
