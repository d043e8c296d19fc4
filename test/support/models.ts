import type { TemplateSource } from '../../src/model/cloudformation/template';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import { readable } from '../../src/model/text';
import type { Json } from './stacks';

export const ACCOUNT = '111111111111';
export const REGION = 'eu-west-1';

/** One template that goes to a known account and region. */
export function source(template: unknown, rest: Partial<TemplateSource> = {}): TemplateSource {
  return { stack: 'S', stackName: 'S', account: ACCOUNT, region: REGION, template, ...rest };
}

/** The model of one template with these resources. */
export function modelOf(resources: Json, rest: Json = {}, given: Partial<TemplateSource> = {}): IdentityPoolModel {
  return IdentityPoolModel.ofTemplates([source({ Resources: resources, ...rest }, given)]);
}

/** A value of the model as people read it: symbols in angle brackets, unknowns with their reason. */
export function legible(value: unknown): Json {
  return JSON.parse(JSON.stringify(value), (_, member) => (typeof member === 'string' ? readable(member) : member));
}
