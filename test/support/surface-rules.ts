import type { Assembly, Docs, Method, Parameter, Property, Type, TypeReference } from '@jsii/spec';

/** One rule of the public surface: what breaks it, in words. */
export type SurfaceRule = (assembly: Assembly) => string[];

/** Java, C# and Go see nothing but `Object` there. */
export const noUnions: SurfaceRule = (assembly) =>
  referencesOf(assembly)
    .filter(({ reference }) => 'union' in reference || 'intersection' in reference)
    .map(({ at }) => `${at} is a union or an intersection`);

/** `any` where `allowed` does not name the place; and a place that needs no leave any more. */
export function noAny(allowed: string[]): SurfaceRule {
  return (assembly) => {
    const found = referencesOf(assembly)
      .filter(({ reference }) => 'primitive' in reference && reference.primitive === 'any')
      .map(({ at }) => at);
    return [
      ...found.filter((at) => !allowed.includes(at)).map((at) => `${at} is any`),
      ...allowed.filter((at) => !found.includes(at)).map((at) => `${at} is not any (any more)`),
    ];
  };
}

/** The other languages lose the subclass there, and CDK code does not read like that. */
export const noFluentMethods: SurfaceRule = (assembly) =>
  methodsOf(assembly)
    .filter(({ type, member }) => !member.static && isNamed(member.returns?.type, type.fqn))
    .map(({ at }) => `${at} returns its own class`);

/** A getter is a property: in Java and C# both would be called the same. */
export const noGetters: SurfaceRule = (assembly) =>
  methodsOf(assembly)
    .filter(({ member }) => /^get[A-Z]/.test(member.name))
    .map(({ at }) => `${at} is named like a getter`);

export const everythingIsDocumented: SurfaceRule = (assembly) =>
  documentedOf(assembly)
    .filter(({ docs }) => !docs?.summary)
    .map(({ at }) => `${at} has no summary`);

/** jsii ends a summary at a semicolon too, and cuts the sentence in two. */
export const summariesAreSentences: SurfaceRule = (assembly) =>
  documentedOf(assembly)
    .filter(({ docs }) => docs?.summary && !/[.?!]$/.test(docs.summary))
    .map(({ at, docs }) => `${at} is cut to ${JSON.stringify(docs?.summary)}`);

export const optionalPropsSayTheirDefault: SurfaceRule = (assembly) =>
  propsOf(assembly)
    .filter(({ member }) => member.optional && !member.docs?.default)
    .map(({ at }) => `${at} is optional without a @default`);

export const requiredPropsHaveNoDefault: SurfaceRule = (assembly) =>
  propsOf(assembly)
    .filter(({ member }) => !member.optional && member.docs?.default)
    .map(({ at }) => `${at} is required and has a @default`);

/** A props struct says so prop by prop; any other parameter has its @param alone. */
export const optionalParametersSayTheirDefault: SurfaceRule = (assembly) =>
  parametersOf(assembly)
    .filter(({ parameter }) => parameter.optional && !isStruct(assembly, parameter.type))
    .filter(({ parameter }) => !/default/i.test(parameter.docs?.summary ?? ''))
    .map(({ at }) => `${at} is optional, and its @param does not say the default`);

/** Go makes `interface{}` of a class without members: anything could be passed. */
export const valuesHaveAPublicMember: SurfaceRule = (assembly) => {
  const used = new Set(referencesOf(assembly).map(({ reference }) => ('fqn' in reference ? reference.fqn : '')));
  const withMembers = new Set(
    [...propertiesOf(assembly), ...methodsOf(assembly)]
      .filter(({ member }) => !member.static && !member.protected)
      .map(({ type }) => type.fqn),
  );
  return typesOf(assembly)
    .filter((type) => type.kind === 'class' && !('base' in type))
    .filter((type) => used.has(type.fqn) && !withMembers.has(type.fqn))
    .map((type) => `${nameOf(type)} has no public member`);
};

export const propertiesAreReadOnly: SurfaceRule = (assembly) =>
  propertiesOf(assembly)
    .filter(({ member }) => !member.immutable)
    .map(({ at }) => `${at} can be assigned`);

/** The last word of a Go import is the package's name; these are taken in the files that would import it. */
const GO_PACKAGES_IN_EVERY_TEST = ['testing', 'constructs', 'jsii', 'awscdk'];

export const submodulesHaveANameInEveryLanguage: SurfaceRule = (assembly) =>
  Object.entries(assembly.submodules ?? {}).flatMap(([fqn, submodule]) => {
    const { python, java, dotnet, go } = submodule.targets ?? {};
    const goPackage = String(go?.packageName ?? fqn.split('.').pop());
    return [
      ...(python && java && dotnet && go ? [] : [`${fqn} is not named in every language`]),
      ...(GO_PACKAGES_IN_EVERY_TEST.includes(goPackage) ? [`Go package ${goPackage} clashes with another import`] : []),
    ];
  });

type Placed<T> = { at: string; type: Type; member: T };

function typesOf(assembly: Assembly): Type[] {
  return Object.values(assembly.types ?? {});
}

function nameOf(type: Type): string {
  return type.namespace === undefined ? type.name : `${type.namespace}.${type.name}`;
}

function placed<T extends { name: string }>(type: Type, members: T[] | undefined): Placed<T>[] {
  return (members ?? []).map((member) => ({ at: `${nameOf(type)}.${member.name}`, type, member }));
}

function propertiesOf(assembly: Assembly): Placed<Property>[] {
  return typesOf(assembly).flatMap((type) => ('properties' in type ? placed(type, type.properties) : []));
}

/** The members of structs: what users write between braces. */
function propsOf(assembly: Assembly): Placed<Property>[] {
  return propertiesOf(assembly).filter(({ type }) => 'datatype' in type && type.datatype);
}

function methodsOf(assembly: Assembly): Placed<Method>[] {
  return typesOf(assembly).flatMap((type) => ('methods' in type ? placed(type, type.methods) : []));
}

function parametersOf(assembly: Assembly): { at: string; parameter: Parameter }[] {
  const constructors = typesOf(assembly).flatMap((type) =>
    'initializer' in type ? [{ at: `new ${nameOf(type)}`, member: type.initializer }] : [],
  );
  return [...constructors, ...methodsOf(assembly)].flatMap(({ at, member }) =>
    (member?.parameters ?? []).map((parameter) => ({ at: `${at}(${parameter.name})`, parameter })),
  );
}

/** Types and their members. Constructors are explained by their class. */
function documentedOf(assembly: Assembly): { at: string; docs?: Docs }[] {
  const types = typesOf(assembly);
  return [
    ...types.map((type) => ({ at: nameOf(type), docs: type.docs })),
    ...[
      ...propertiesOf(assembly),
      ...methodsOf(assembly),
      ...types.flatMap((type) => ('members' in type ? placed(type, type.members) : [])),
    ].map(({ at, member }) => ({ at, docs: member.docs })),
  ];
}

/** Every type that is named anywhere, elements of lists and maps among them. */
function referencesOf(assembly: Assembly): { at: string; reference: TypeReference }[] {
  const named = [
    ...propertiesOf(assembly).map(({ at, member }) => ({ at, reference: member.type })),
    ...methodsOf(assembly).map(({ at, member }) => ({ at, reference: member.returns?.type })),
    ...parametersOf(assembly).map(({ at, parameter }) => ({ at, reference: parameter.type })),
  ];
  return named.flatMap(({ at, reference }) => withElements(reference).map((each) => ({ at, reference: each })));
}

function withElements(reference: TypeReference | undefined): TypeReference[] {
  if (reference === undefined) {
    return [];
  }
  return 'collection' in reference ? [reference, ...withElements(reference.collection.elementtype)] : [reference];
}

function isNamed(reference: TypeReference | undefined, fqn: string): boolean {
  return reference !== undefined && 'fqn' in reference && reference.fqn === fqn;
}

/** A struct of another package is known by its name. */
function isStruct(assembly: Assembly, reference: TypeReference): boolean {
  if (!('fqn' in reference)) {
    return false;
  }
  const type = assembly.types?.[reference.fqn];
  return type === undefined ? /(Props|Options)$/.test(reference.fqn) : 'datatype' in type && type.datatype === true;
}
