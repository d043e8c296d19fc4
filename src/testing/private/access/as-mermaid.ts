import type { AccessTable, AccessTableEntry } from '../../access-table';
import { byProvider, roleIn, rolesIn, sharedTags, tagsBeside } from './as-text';

/** An access table as a diagram: providers to the left, roles in the middle, what they reach to the right. */
export function asMermaid({ entries }: AccessTable): string {
  const diagram = new Diagram();
  for (const [provider, ways] of byProvider(entries)) {
    diagram.node({ kind: 'provider', name: provider }, [provider, ...tagLines(sharedTags(ways))]);
  }
  for (const { name, through } of rolesIn(entries)) {
    diagram.node({ kind: 'role', name }, [name, ...through.map((provider) => `only through ${provider}`)]);
  }
  for (const [provider, ways] of byProvider(entries)) {
    for (const way of ways) {
      const role = roleIn(way, entries);
      const target: Place = role === undefined ? NO_ROLE : { kind: 'role', name: role };
      const lines = [way.who, ...tagLines(tagsBeside(sharedTags(ways), way)), ...problemsOf(way)];
      diagram.node(target, [target.name]);
      diagram.edge({ kind: 'provider', name: provider }, target, lines);
    }
  }
  for (const { name, permissions } of rolesIn(entries)) {
    for (const permission of permissions) {
      const reached: Place = { kind: 'permission', name: permission };
      diagram.node(reached, linesOf(permission));
      diagram.edge({ kind: 'role', name }, reached);
    }
  }
  return diagram.text;
}

/** What a node of a diagram stands for. */
interface Place {
  readonly kind: 'provider' | 'role' | 'refusal' | 'permission';
  readonly name: string;
}

const NO_ROLE: Place = { kind: 'refusal', name: 'no role' };

function tagLines(tags: readonly string[]): string[] {
  return tags.map((tag) => `tag ${tag}`);
}

/** Why a sign-in is refused stands in the other tables: here the exception says it. */
function problemsOf({ role, problems }: AccessTableEntry): string[] {
  return problems.map((text) => `! ${(role === undefined && /^\w+Exception(?=: )/.exec(text)?.[0]) || text}`);
}

/** A permission, broken where a picture needs it. */
function linesOf(permission: string): string[] {
  return permission.split(/ (?=(?:on|if|and) )/);
}

/** Nodes and edges in the language of Mermaid. */
class Diagram {
  private readonly known: Place[] = [];
  private readonly nodes: string[] = [];
  private readonly edges: string[] = [];

  /** A node for a place, unless it has one. */
  public node(place: Place, lines: readonly string[]): void {
    if (!this.known.some((other) => isSame(other, place))) {
      this.known.push(place);
      this.nodes.push(`${this.idOf(place)}[${quoted(lines)}]`);
    }
  }

  public edge(from: Place, to: Place, lines: readonly string[] = []): void {
    const label = lines.length === 0 ? '' : `|${quoted(lines)}|`;
    this.edges.push(`${this.idOf(from)} -->${label} ${this.idOf(to)}`);
  }

  private idOf(place: Place): string {
    const ofKind = this.known.filter(({ kind }) => kind === place.kind);
    return `${place.kind}${ofKind.findIndex((other) => isSame(other, place)) + 1}`;
  }

  public get text(): string {
    return ['flowchart LR', ...[...this.nodes, ...this.edges].map((line) => `  ${line}`), ''].join('\n');
  }
}

function isSame(a: Place, b: Place): boolean {
  return a.kind === b.kind && a.name === b.name;
}

const CODES: { readonly [character: string]: string } = {
  '"': '#quot;',
  '&': '#amp;',
  '<': '#lt;',
  '>': '#gt;',
  '#': '#35;',
  '`': '#96;',
};

/** Mermaid takes entity codes for what would end the text, or be markup in it. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) => line.replace(/["&<>#`]/g, (character) => CODES[character]).replaceAll('\n', ' '));
  return `"${escaped.join('<br>')}"`;
}
