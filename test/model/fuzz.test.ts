import fc from 'fast-check';
import type { TemplateSource } from '../../src/model/cloudformation/template';
import type { Matches } from '../../src/model/elements';
import { IdentityPoolModel } from '../../src/model/identity-pool-model';
import type { Listing } from '../../src/model/value';
import { type Claimed, everythingOf, idOf, mayBe, mayBeValue, roleIdOf } from '../support/model-claims';
import { garbage, mutatedApp, mutations, type Place, pathOf, placesIn, validApp } from '../support/mutated-apps';

/** Enough to notice a mistake at once; `FUZZ_RUNS=10000` looks longer. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);

test('the app that is changed below is read in full', () => {
  const model = IdentityPoolModel.ofTemplates(validApp());
  const [pool] = model.pools;
  expect(everythingOf(model)).not.toMatch(/\uFDD2/);
  expect(model.gaps).toEqual([]);
  expect(model.attachmentsOf(pool).sure.map(idOf)).toEqual(['Main/Attachment', 'Other/Second']);
  expect(model.tagMapsOf(pool).sure.map(idOf)).toEqual(['Main/Tags', 'Main/Nested/Tags']);
  expect(model.roles[0].policies.attached.map((x) => [idOf(x.policy), x.doubts])).toEqual([
    ['Main/Role', []],
    ['Main/Policy', []],
    ['Main/Denying', []],
    ['Main/Nested/Policy', []],
    ['Main/Managed', []],
  ]);
});

test('no template makes the model throw', () => {
  fc.assert(
    fc.property(mutations, (changes) => {
      everythingOf(IdentityPoolModel.ofTemplates(mutatedApp(changes)));
    }),
    { numRuns: 2 * RUNS },
  );
});

test('nothing that stands in the place of a template makes the model throw', () => {
  fc.assert(
    fc.property(fc.array(garbage), (templates) => {
      const sources = templates.map((template, i) => ({
        stack: `S${i}`,
        template,
        nestedIn: { stack: `S${i + 1}`, logicalId: 'A' },
      }));
      everythingOf(IdentityPoolModel.ofTemplates(sources));
    }),
    { numRuns: RUNS },
  );
});

describe('a value made unknown', () => {
  /** Where a template may hold a reference, and the sections that are references themselves. */
  function canBeUnknown(place: Place): boolean {
    const path = pathOf(place);
    const [section, , member] = path;
    return (
      (section === 'Resources' && (member === 'Properties' ? path.length > 3 : member === 'Condition')) ||
      (section === 'Outputs' && path.length > 2) ||
      (section === 'Conditions' && path.length > 2) ||
      (section === 'Mappings' && path.length === 4)
    );
  }

  function withUnknown(at: readonly number[]): TemplateSource[] {
    const app = validApp();
    for (const [i, index] of at.entries()) {
      const places = app.flatMap(({ template }) => placesIn(template)).filter(canBeUnknown);
      const { holder, key } = places[index % places.length];
      // Each its own: two places with one unknown in them would be claimed to be equal, and rightly so.
      holder[key] = { Ref: `Unknown${i}` };
    }
    return app;
  }

  const asItIs = IdentityPoolModel.ofTemplates(validApp());
  const NO_RULES = { items: [], gaps: [] };
  const places = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });

  function always(claim: (real: IdentityPoolModel, model: IdentityPoolModel) => boolean): void {
    fc.assert(
      fc.property(places, (at) => claim(asItIs, IdentityPoolModel.ofTemplates(withUnknown(at)))),
      { numRuns: RUNS / 2 },
    );
  }

  /** Whether all that is claimed of a collection is so, and all that is so is at least possible. */
  function holds<T extends Claimed>(real: Matches<T>, claimed: Matches<T>): boolean {
    const [sure, all] = [real.sure.map(idOf), [...real.sure, ...real.possible].map(idOf)];
    const thought = [...claimed.sure, ...claimed.possible].map(idOf);
    return (
      claimed.sure.every((x) => sure.includes(idOf(x))) &&
      all.every((id) => thought.includes(id) || claimed.gaps.length > 0)
    );
  }

  /** Whether a collection may turn out to be another. */
  function mayBeListing<T>(
    claimed: Listing<T>,
    real: Listing<T>,
    mayBeItem: (claimed: T, real: T) => boolean,
  ): boolean {
    return claimed.gaps.length > 0
      ? claimed.items.every((x) => real.items.some((y) => mayBeItem(x, y)))
      : claimed.items.length === real.items.length && claimed.items.every((x, i) => mayBeItem(x, real.items[i]));
  }

  function mayBeFields<T extends object>(claimed: T, real: T): boolean {
    return Object.keys({ ...claimed, ...real }).every((key) => {
      const [a, b] = [claimed[key as keyof T], real[key as keyof T]];
      return mayBeValue(a as never, b as never);
    });
  }

  /** Every element of the changed app, with what it really is. */
  function pairs<T extends Claimed>(real: readonly T[], claimed: readonly T[]): [T, T][] {
    return claimed.map((x) => [real.find((y) => idOf(y) === idOf(x)) as T, x]);
  }

  test('leaves every pool what it may be', () => {
    always((real, model) => {
      const present = model.pools.filter(
        (x) => x.conditions.length === 0 || real.pools.some((y) => idOf(y) === idOf(x)),
      );
      return (
        real.pools.every((x) => present.some((y) => idOf(x) === idOf(y))) &&
        pairs(real.pools, present).every(
          ([is, seems]) =>
            mayBe(seems.id, is.id) &&
            mayBeValue(seems.name, is.name) &&
            mayBeValue(seems.allowsGuests, is.allowsGuests) &&
            mayBeValue(seems.allowsClassicFlow, is.allowsClassicFlow) &&
            mayBeListing(seems.providers, is.providers, mayBeFields),
        )
      );
    });
  });

  test('leaves every role mapping and default role what it may be', () => {
    always((real, model) =>
      pairs(real.attachments, model.attachments).every(
        ([is, seems]) =>
          mayBe(seems.identityPoolId, is.identityPoolId) &&
          mayBeListing(seems.roles, is.roles, mayBeFields) &&
          mayBeListing(
            seems.roleMappings,
            is.roleMappings,
            (a, b) =>
              mayBe(a.providerName, b.providerName) &&
              mayBeValue(a.type, b.type) &&
              mayBeListing(a.rules ?? NO_RULES, b.rules ?? NO_RULES, mayBeFields),
          ),
      ),
    );
  });

  test('leaves every document what it may be', () => {
    const documents = (model: IdentityPoolModel) => [
      ...model.roles.map((x) => ({ source: x.source, document: x.trust })),
      ...model.roles.flatMap((x) =>
        x.policies.attached.map(({ policy }) => ({ source: policy.source, document: policy.document })),
      ),
      ...model.resourcePolicies.map((x) => ({ source: x.source, document: x.document })),
    ];
    always((real, model) =>
      documents(model).every(({ source, document }) => {
        const same = documents(real).filter((x) => idOf(x) === idOf({ source }));
        return same.length === 0 || same.some((x) => mayBeValue(document, x.document));
      }),
    );
  });

  test('never moves an attachment or a map of tags to or from a pool for certain', () => {
    always((real, model) =>
      pairs(real.pools, model.pools).every(
        ([is, seems]) =>
          holds(real.attachmentsOf(is), model.attachmentsOf(seems)) &&
          holds(real.tagMapsOf(is), model.tagMapsOf(seems)),
      ),
    );
  });

  test('never gives or takes a policy of a role for certain', () => {
    always((real, model) =>
      pairs(real.roles, model.roles).every(([is, seems]) => {
        const matches = ({ policies: { attached, gaps } }: typeof is): Matches<Claimed> => ({
          sure: attached.filter(({ doubts }) => doubts.length === 0).map(({ policy }) => policy),
          possible: attached.filter(({ doubts }) => doubts.length > 0).map(({ policy }) => policy),
          gaps,
        });
        return holds(matches(is), matches(seems));
      }),
    );
  });

  test('never turns one role into another, nor into one of outside', () => {
    always((real, model) =>
      pairs(real.attachments, model.attachments).every(([is, seems]) =>
        seems.roles.items.every(({ key, roleArn }) => {
          const [claimed, { roleArn: arn }] = [
            model.roleAt(roleArn),
            is.roles.items.find((x) => x.key === key) ?? { roleArn: '' },
          ];
          const truth = roleIdOf(real.roleAt(arn));
          return claimed.kind === 'unclear'
            ? truth === 'imported' || claimed.candidates.map(idOf).includes(truth)
            : roleIdOf(claimed) === truth;
        }),
      ),
    );
  });

  test('never takes a policy off a resource for certain', () => {
    always((real, model) =>
      real.resourcePolicies.every(({ resourceArn }) =>
        holds(real.resourcePoliciesOf(resourceArn), model.resourcePoliciesOf(resourceArn)),
      ),
    );
  });
});
