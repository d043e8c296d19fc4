import { sameness } from '../sameness';
import { isOneValue, readable, symbol, type Text, unknown } from '../text';
import { memberOf, type Value } from '../value';
import type { Undecided } from './conditions';
import type { Environment } from './environment';
import { isObject, type JsonObject, objectAt, own } from './json';
import type { Links } from './links';
import { Depth, MemoOf, once } from './memo';
import { Resolver } from './resolver';
import type { Shape } from './split';
import { listAt, type Resource, type Template } from './template';
import type { Nesting, TemplateTree } from './template-tree';

/** Between the elements of a list that CDK hands from stack to stack as one text; in no name and no id. */
const LIST_DELIMITER = '||';

/** A custom resource of CDK that writes values for stacks of another region. */
interface Writer {
  readonly template: Template;
  readonly props: JsonObject;
}

type Exports = ReadonlyMap<Text, readonly [Template, string][]>;

/** What the templates of one app say to each other: parent and nested stack, exports, outputs, values for other regions. */
export class StackLinks implements Links {
  private readonly resolvers = new Map<Template, Resolver>();
  private readonly depth = new Depth();
  private readonly outputs = new MemoOf<Template, Text>(
    (template, output) => this.resolverOf(template).output(output),
    ({ stack }, output) => unknown(`output ${output} of ${stack} refers to itself`, `${stack}.Outputs.${output}`),
  );
  private readonly written = new MemoOf<Writer, Text>(
    ({ template, props }, path) => this.resolverOf(template).text(own(objectAt(props, 'exports'), path), path),
    ({ template }, path) => unknown(`${path} refers to itself`, `${template.stack}:${path}`),
  );
  private readonly exports = new MemoOf<TemplateTree, Exports>(
    () => this.indexExports(),
    () => new Map(),
  );
  private readonly writers = once(() => this.indexWriters());

  constructor(private readonly tree: TemplateTree) {}

  public resolverOf(template: Template): Resolver {
    const resolver =
      this.resolvers.get(template) ?? new Resolver(template, this.tree.environmentOf(template), this, this.depth);
    this.resolvers.set(template, resolver);
    return resolver;
  }

  /** Whether a resource is there: false, or the conditions that must hold for it, those of its nested stack included. */
  public presenceOf(template: Template, resource: Resource): false | readonly Undecided[] {
    const undecided: Undecided[] = [];
    for (let at: Nesting | undefined = { parent: template, resource }; at; at = this.tree.nestingOf(at.parent)) {
      const decision = this.resolverOf(at.parent).presenceOf(at.resource);
      if (decision === false) {
        return false;
      }
      if (decision !== true) {
        undecided.push(decision);
      }
    }
    return undecided;
  }

  public handedDown(template: Template, parameter: string): Value | undefined {
    const nesting = this.tree.nestingOf(template);
    if (nesting) {
      return memberOf(
        this.resolverOf(nesting.parent).property(nesting.resource, 'Parameters'),
        parameter,
        'Parameters',
      );
    }
    return this.tree.isOrphan(template)
      ? unknown(`the parent stack of ${template.stack} is not given`, `${template.stack}:${parameter}`)
      : undefined;
  }

  public nestedOutput(parent: Template, logicalId: string, output: string): Text {
    const child = this.tree.childOf(parent, logicalId);
    const place = `${parent.stack}/${logicalId}`;
    return child
      ? this.outputs.get(child, output)
      : unknown(`the template of nested stack ${place} is not given`, `${place}.Outputs.${output}`);
  }

  public exported(name: Text, importer: Environment): Text {
    const { account, region } = importer;
    const exports = this.exports.get(this.tree, 'exports');
    const found = (isOneValue(name) ? (exports.get(name) ?? []) : []).filter(([template]) =>
      this.mayBeIn(template, account, region),
    );
    return found.length === 1
      ? this.outputs.get(...found[0])
      : unknown(
          `${found.length === 0 ? 'no template exports' : 'several templates export'} ${readable(name)}`,
          isOneValue(name) ? `export ${readable(name)} of ${readable(account)}/${readable(region)}` : undefined,
        );
  }

  public stackOutput(stackName: Text, output: Text, where: Pick<Environment, 'account' | 'region'>): Text {
    const found = this.tree.templates.filter(
      (template) =>
        sameness(this.stackName(template), stackName) === 'same' && this.mayBeIn(template, where.account, where.region),
    );
    return found.length === 1
      ? this.outputs.get(found[0], output)
      : unknown(`${found.length === 0 ? 'no template is' : 'several templates are'} of stack ${readable(stackName)}`);
  }

  public crossRegionExport(path: string, reader: Environment): Text {
    const found = (this.writers().get(path) ?? []).filter(({ template, props }) => {
      const region = this.resolverOf(template).text(own(props, 'region'), 'region');
      const { account } = this.tree.environmentOf(template);
      return sameness(region, reader.region) !== 'different' && sameness(account, reader.account) !== 'different';
    });
    return found.length === 1
      ? this.written.get(found[0], path)
      : unknown(
          `${found.length === 0 ? 'no stack writes' : 'several stacks write'} ${path}`,
          `${path} of ${readable(reader.account)}/${readable(reader.region)}`,
        );
  }

  public stackName(template: Template): Text {
    const nesting = this.tree.nestingOf(template);
    return (
      template.source.stackName ??
      (nesting
        ? this.resolverOf(nesting.parent).references.attribute(nesting.resource, 'Name')
        : unknown(`the name of stack ${template.stack} is not given`, `${template.stack}:AWS::StackName`))
    );
  }

  public stackId(template: Template): Text {
    const nesting = this.tree.nestingOf(template);
    if (nesting) {
      return this.resolverOf(nesting.parent).references.ref(nesting.resource);
    }
    const { partition, region, account } = this.tree.environmentOf(template);
    const end = symbol(`${template.stack}/AWS::StackId`);
    return `arn:${partition}:cloudformation:${region}:${account}:stack/${this.stackName(template)}/${end}`;
  }

  public shapeOf(symbolName: string, delimiter: string): Shape {
    if (delimiter === LIST_DELIMITER) {
      return { canHold: () => false };
    }
    const found = this.resourceOf(symbolName);
    return found
      ? found.resolver.references.shapeOf(found.resource, found.attribute, delimiter)
      : { canHold: () => true };
  }

  public attributeBeside(symbolName: string, attribute: string): Text | undefined {
    const found = this.resourceOf(symbolName);
    return found?.resolver.references.attribute(found.resource, attribute);
  }

  private resourceOf(symbolName: string): { resolver: Resolver; resource: Resource; attribute: string } | undefined {
    const [, stack, logicalId, attribute] = /^(.*)\/([^/.]+)\.([^/]+)$/s.exec(symbolName) ?? [];
    const template = this.tree.templateOf(stack);
    const resource = template?.resources.get(logicalId);
    return template && resource && { resolver: this.resolverOf(template), resource, attribute };
  }

  private mayBeIn(template: Template, account: Text, region: Text): boolean {
    const environment = this.tree.environmentOf(template);
    return (
      sameness(environment.account, account) !== 'different' && sameness(environment.region, region) !== 'different'
    );
  }

  private indexExports(): Exports {
    const index = new Map<Text, [Template, string][]>();
    for (const template of this.tree.templates) {
      const resolver = this.resolverOf(template);
      for (const [output, body] of Object.entries(template.section('Outputs'))) {
        const name = isObject(body) ? own(objectAt(body, 'Export'), 'Name') : undefined;
        if (isObject(body) && name !== undefined && resolver.presenceOf({ body }) !== false) {
          listAt(index, resolver.text(name, 'the name of an export')).push([template, output]);
        }
      }
    }
    return index;
  }

  private indexWriters(): ReadonlyMap<string, readonly Writer[]> {
    const index = new Map<string, Writer[]>();
    for (const template of this.tree.templates) {
      for (const { body } of template.resourcesOfType('Custom::CrossRegionExportWriter')) {
        const props = objectAt(objectAt(body, 'Properties'), 'WriterProps');
        for (const path of Object.keys(objectAt(props, 'exports'))) {
          listAt(index, path).push({ template, props });
        }
      }
    }
    return index;
  }
}
