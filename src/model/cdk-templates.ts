import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CfnResource, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { IdentityPool } from '../identity-pool';
import { federationOf } from '../private/federation';
import { furtherGuestActions } from '../private/further-guest-actions';
import { isIdentityPool } from '../private/identity-pool-mark';
import { isObject } from './cloudformation/json';
import type { TemplateSource } from './cloudformation/template';
import { synthesizeDespiteChecks } from './synthesis';
import { type Text, unknown } from './text';

/** Stacks without an environment may refer to each other, so CDK takes them all to go to one. */
const ACCOUNT_OF_APP = unknown('the app does not say which account it goes to', 'AWS::AccountId');
const REGION_OF_APP = unknown('the app does not say which region it goes to', 'AWS::Region');

/** A stack whose template is on disk, as CDK core hands it to a validation plugin. */
export interface StackTemplate {
  readonly stackConstructPath: string;
  readonly templatePath: string;
}

/**
 * The templates of some stacks of an app, and of all stacks nested in them: core hands a plugin only the outer ones.
 *
 * Read from disk, which costs a twentieth of resolving the constructs again.
 */
export function collectTemplates(app: IConstruct, stackTemplates: readonly StackTemplate[]): TemplateSource[] {
  const paths = new Map(
    stackTemplates.map(({ stackConstructPath, templatePath }) => [stackConstructPath, templatePath]),
  );
  const { stacks, principals } = readTree(app);
  return stacks.flatMap((stack) => {
    const outermost = paths.get(outermostStack(stack).node.path);
    if (outermost === undefined) {
      return [];
    }
    const file = stack.nested ? join(dirname(outermost), stack.templateFile) : outermost;
    return [sourceOf(stack, file, principals.get(stack))];
  });
}

/**
 * The templates of the whole app that a construct is part of, Stages included. Synthesizes the app, unless that was done.
 *
 * @param anew whether to synthesize it also then
 */
export function templatesOf(scope: IConstruct, { anew = false } = {}): TemplateSource[] {
  const { root } = scope.node;
  synthesizeDespiteChecks(root, anew);
  const { stacks, principals } = readTree(root);
  return stacks.map((stack) =>
    sourceOf(stack, join(Stage.of(stack)?.outdir ?? '', stack.templateFile), principals.get(stack)),
  );
}

type Principals = NonNullable<TemplateSource['federatedPrincipals']>;

/** What the constructs of an app know besides its templates. */
function readTree(root: IConstruct): { stacks: Stack[]; principals: ReadonlyMap<Stack, Principals> } {
  const stacks: Stack[] = [];
  const principals = new Map<Stack, Principals>();
  for (const construct of root.node.findAll()) {
    if (Stack.isStack(construct)) {
      stacks.push(construct);
    } else if (isIdentityPool(construct)) {
      const resource = construct.node.defaultChild;
      const stack = Stack.of(construct);
      if (CfnResource.isCfnResource(resource) && wasToldPrincipal(construct)) {
        const logicalId: string = stack.resolve(resource.logicalId);
        principals.set(stack, { ...principals.get(stack), [logicalId]: construct.federation.principal });
      }
    }
  }
  return { stacks, principals };
}

/** Whether somebody said another principal than the region's. */
function wasToldPrincipal({ stack: { region }, federation }: IdentityPool): boolean {
  return federation.principal !== federationOf(known(region) ?? '').principal;
}

function outermostStack(stack: Stack): Stack {
  return stack.nestedStackParent ? outermostStack(stack.nestedStackParent) : stack;
}

function sourceOf(stack: Stack, file: string, federatedPrincipals: Principals | undefined): TemplateSource {
  return {
    stack: stack.node.path,
    template: withResources(readJson(file)),
    file,
    stackName: known(stack.stackName),
    account: known(stack.account) ?? ACCOUNT_OF_APP,
    region: known(stack.region) ?? REGION_OF_APP,
    nestedIn: nestingOf(stack),
    furtherGuestActions: furtherGuestActions(stack),
    ...(federatedPrincipals && { federatedPrincipals }),
  };
}

function nestingOf(stack: Stack): TemplateSource['nestedIn'] {
  const { nestedStackParent: parent, nestedStackResource: resource } = stack;
  return parent && resource && { stack: parent.node.path, logicalId: parent.resolve(resource.logicalId) };
}

function known(value: string): Text | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/** A stack without resources is whole as well: CDK leaves the section out. */
function withResources(template: unknown): unknown {
  return isObject(template) ? { Resources: {}, ...template } : template;
}

/** Undefined for what can not be read; the model says so. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
