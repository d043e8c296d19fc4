import type { Assembly, Type } from '@jsii/spec';
import type { Kernel } from './languages';
import type { Json } from './stacks';

/** The same kernel, which notes what passes it: `TYPE.member`, where TYPE is the full name of what the other language sees. */
export function noting(kernel: Kernel, uses: Set<string>): Kernel {
  const note = (found: string[]) => {
    for (const use of found) {
      uses.add(use);
    }
  };
  return {
    request: async (api, body) => {
      const answer = await kernel.request(api, body);
      note([...requestedBy(body), ...namedIn(body), ...namedIn(answer)]);
      return answer;
    },
    answer: (cookie, callback) =>
      kernel.answer(cookie, async (args) => {
        const result = await callback(args);
        note(namedIn(result));
        return result;
      }),
  };
}

function requestedBy({ fqn, objref, method, property, interfaces = [], overrides = [] }: Json): string[] {
  const types = fqn === undefined ? typesOf(objref) : [fqn];
  return [
    ...types.map((type: string) => `${type}.${method ?? property ?? 'new'}`),
    ...interfaces.flatMap((type: string) => overrides.map((override: Json) => `${type}.${override.method}`)),
  ];
}

/** The props of structs and the members of enums, however deep. */
function namedIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const { fqn, data = {} } = value['$jsii.struct'] ?? {};
  const enumMember = value['$jsii.enum']?.replace('/', '.') ?? [];
  return [
    ...Object.keys(data).map((prop) => `${fqn}.${prop}`),
    ...[enumMember].flat(),
    ...Object.values(value).flatMap(namedIn),
  ];
}

/** An object's class, and the interfaces it is seen by where the class is none of the public ones. */
function typesOf(reference: Json): string[] {
  return [reference['$jsii.byref'].split('@')[0], ...(reference['$jsii.interfaces'] ?? [])];
}

/** What no use names: `Type.member`, and `Type.new` for what can be made with `new`. */
export function unusedOf(assembly: Assembly, uses: Set<string>): string[] {
  const used = new Set([...uses].map((use) => declaredIn(assembly, use)));
  return Object.values(assembly.types ?? {})
    .flatMap((type) => membersOf(type).map((member) => `${type.fqn}.${member}`))
    .filter((member) => !used.has(member))
    .map((member) => member.slice(assembly.name.length + 1))
    .sort();
}

/** The member where it is declared: an object has those of its base and of its interfaces, too. */
function declaredIn(assembly: Assembly, use: string): string | undefined {
  const [, fqn, member] = use.match(/^(.+)\.(.+)$/) as string[];
  const type = assembly.types?.[fqn];
  if (type === undefined) {
    return undefined;
  }
  if (membersOf(type).includes(member)) {
    return use;
  }
  const above = [...('base' in type ? [type.base] : []), ...('interfaces' in type ? (type.interfaces ?? []) : [])];
  return above.map((parent) => declaredIn(assembly, `${parent}.${member}`)).find((found) => found !== undefined);
}

function membersOf(type: Type): string[] {
  const named = [
    ...('methods' in type ? (type.methods ?? []) : []),
    ...('properties' in type ? (type.properties ?? []) : []),
    ...('members' in type ? type.members : []),
  ].map(({ name }) => name);
  const canBeMade = 'initializer' in type && type.initializer && !type.initializer.protected && !type.abstract;
  return canBeMade ? ['new', ...named] : named;
}
