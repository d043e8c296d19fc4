import { type Environment, environmentOf } from './environment';
import { type Gap, type Resource, Template, type TemplateSource } from './template';

const NESTED_STACK = 'AWS::CloudFormation::Stack';

/** The nested stack a template is of. */
export interface Nesting {
  readonly parent: Template;
  readonly resource: Resource;
}

/** The templates of one app, and which is nested in which. */
export class TemplateTree {
  public readonly templates: readonly Template[];
  public readonly gaps: readonly Gap[];

  private readonly byStack = new Map<string, Template>();
  private readonly children = new Map<string, Template>();
  private readonly nestings = new Map<Template, Nesting>();
  private readonly environments = new Map<Template, Environment>();

  constructor(sources: readonly TemplateSource[]) {
    const gaps: Gap[] = [];
    for (const source of sources) {
      if (this.byStack.has(source.stack)) {
        gaps.push({ stack: source.stack, reason: 'is given twice; the second template is left out' });
      } else {
        this.byStack.set(source.stack, new Template(source));
      }
    }
    this.templates = [...this.byStack.values()];
    gaps.push(...this.templates.flatMap((template) => [...template.gaps, ...this.nest(template)]));
    gaps.push(...this.templates.flatMap((template) => this.missingChildren(template)));
    this.gaps = gaps;
  }

  public templateOf(stack: string): Template | undefined {
    return this.byStack.get(stack);
  }

  public childOf(parent: Template, logicalId: string): Template | undefined {
    return this.children.get(`${parent.stack}/${logicalId}`);
  }

  /** Undefined for a stack of its own, and for one whose parent is not given. */
  public nestingOf(template: Template): Nesting | undefined {
    return this.nestings.get(template);
  }

  /** Whether a template is of a nested stack whose parent is not given. */
  public isOrphan(template: Template): boolean {
    return template.source.nestedIn !== undefined && !this.nestings.has(template);
  }

  /** A nested stack always goes where its parent goes. */
  public environmentOf(template: Template): Environment {
    let outermost = template;
    for (let nesting = this.nestings.get(template); nesting; nesting = this.nestings.get(nesting.parent)) {
      outermost = nesting.parent;
    }
    const environment = this.environments.get(outermost) ?? environmentOf(outermost.source, outermost.stack);
    this.environments.set(outermost, environment);
    return environment;
  }

  /** Ties a template to its parent; says why where that can not be done. */
  private nest(template: Template): Gap[] {
    const { nestedIn } = template.source;
    if (nestedIn === undefined) {
      return [];
    }
    const place = `${nestedIn.stack}/${nestedIn.logicalId}`;
    const parent = this.byStack.get(nestedIn.stack);
    const resource = parent?.resources.get(nestedIn.logicalId);
    if (parent === undefined || resource?.type !== NESTED_STACK || this.children.has(place)) {
      return [{ stack: template.stack, reason: `its parent ${place} is not given, or has another template` }];
    }
    for (let above: Template | undefined = parent; above; above = this.nestings.get(above)?.parent) {
      if (above === template) {
        return [{ stack: template.stack, reason: 'is nested in itself' }];
      }
    }
    this.children.set(place, template);
    this.nestings.set(template, { parent, resource });
    return [];
  }

  private missingChildren(template: Template): Gap[] {
    const reason = 'the template of this nested stack is not given';
    return template
      .resourcesOfType(NESTED_STACK)
      .filter(({ logicalId }) => !this.childOf(template, logicalId))
      .map(({ logicalId }) => ({ stack: template.stack, logicalId, reason }));
  }
}
