import { Stage } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { templatesOf } from '../../model/cdk-templates';
import { once } from '../../model/cloudformation/memo';
import type { Source } from '../../model/elements';
import { IdentityPoolModel } from '../../model/identity-pool-model';
import { refuse } from '../../private/errors';
import { CheckFinding } from '../check-finding';
import { isAcknowledged } from './acknowledgements';
import { type Judgement, judge } from './judge';
import { placeOf, poolsOfThisLibrary, resourcesByPlace } from './places';
import { worstFirst } from './severity';

/** What the rules say of a whole app, for a unit test to ask. */
export class AppFindings {
  private readonly model: IdentityPoolModel;
  private readonly resources = once(() => resourcesByPlace(this.root));

  constructor(private readonly root: IConstruct) {
    if (!Stage.isStage(root)) {
      refuse({
        code: 'NothingToCheck',
        where: root.node.id === '' ? 'the tree' : root,
        what: 'its root is neither an App nor a Stage, so it has no templates',
        allowed: 'constructs of an App',
        instead: 'new Stack(app, ...), or new Stack() in a test',
      });
    }
    this.model = IdentityPoolModel.ofTemplates(templatesOf(root));
  }

  public hasPoolBelow(scope: IConstruct): boolean {
    return this.model.pools.some(({ source }) => this.isBelow(source, scope));
  }

  /** What concerns the pools and resources at or below a construct, but for what was acknowledged. */
  public below(scope: IConstruct): CheckFinding[] {
    const ours = once(() => poolsOfThisLibrary(this.root));
    const judgements = judge(this.model, { isAsked: () => true, isOurs: (pool) => ours().has(placeOf(pool)) });
    return worstFirst(judgements)
      .filter((judgement) => this.concerns(judgement, scope) && !this.isAcknowledged(judgement))
      .map((judgement) => CheckFinding._of(judgement, this.constructOf(judgement)?.node.path));
  }

  /** What broke down concerns everybody. */
  private concerns({ place }: Judgement, scope: IConstruct): boolean {
    return place === undefined || this.isBelow(place.at, scope) || this.isBelow(place.pool, scope);
  }

  private isAcknowledged(judgement: Judgement): boolean {
    return isAcknowledged(this.constructOf(judgement) ?? this.root, judgement.ruleId);
  }

  private constructOf({ place }: Judgement): IConstruct | undefined {
    return place && this.resources().get(placeOf(place.at));
  }

  private isBelow(source: Source, { node: { path } }: IConstruct): boolean {
    const { node: resource } = this.resources().get(placeOf(source)) ?? { node: { path: source.stack } };
    return path === '' || resource.path === path || resource.path.startsWith(`${path}/`);
  }
}
