import type { Text } from '../text';
import type { Value } from '../value';
import type { Environment } from './environment';
import type { Shape } from './split';
import type { Template } from './template';

/** What one template can ask the other templates of its app. */
export interface Links {
  /** What the parent stack hands over for a parameter; undefined for a stack of its own, and where the parent says nothing. */
  handedDown(template: Template, parameter: string): Value | undefined;
  /** The output of a nested stack. */
  nestedOutput(parent: Template, logicalId: string, output: string): Text;
  /** The value that `Fn::ImportValue` finds from an account and region. */
  exported(name: Text, importer: Environment): Text;
  /** The value that `Fn::GetStackOutput` finds. */
  stackOutput(stackName: Text, output: Text, where: Pick<Environment, 'account' | 'region'>): Text;
  /** What a CDK stack of another region wrote for this one. */
  crossRegionExport(path: string, reader: Environment): Text;
  stackName(template: Template): Text;
  stackId(template: Template): Text;
  /** What is known of the value behind a symbol of the app, for whoever wants to cut it at a delimiter. */
  shapeOf(symbolName: string, delimiter: string): Shape;
  /** Another attribute of the resource that a symbol of the app belongs to. */
  attributeBeside(symbolName: string, attribute: string): Text | undefined;
}
