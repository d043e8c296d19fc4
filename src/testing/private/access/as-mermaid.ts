import type { AccessTable } from '../../access-table';
import { byProvider, permissionsByRole } from './as-text';

/** An access table as a diagram: providers to the left, roles in the middle, what they reach to the right. */
export function asMermaid({ entries }: AccessTable): string {
  const nodes = new Nodes();
  const edges: string[] = [];
  for (const [provider, ways] of byProvider(entries)) {
    for (const { who, role, problems } of ways) {
      const target = role === undefined ? nodes.idOf('refused', 'x') : nodes.idOf(role, 'r');
      const label = quoted([who, ...problems.map((text) => `! ${text}`)].join('\n'));
      edges.push(`${nodes.idOf(provider, 'p')} -->|${label}| ${target}`);
    }
  }
  for (const [role, permissions] of permissionsByRole(entries)) {
    for (const permission of permissions) {
      edges.push(`${nodes.idOf(role, 'r')} --> ${nodes.idOf(permission, 'a')}`);
    }
  }
  return (
    ['flowchart LR', ...nodes.lines, ...edges].map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n') +
    '\n'
  );
}

/** The nodes of a diagram; each text has one. */
class Nodes {
  private readonly ids = new Map<string, string>();

  public idOf(text: string, kind: string): string {
    const key = `${kind}:${text}`;
    const id = this.ids.get(key) ?? `${kind}${this.ids.size + 1}`;
    this.ids.set(key, id);
    return id;
  }

  public get lines(): string[] {
    return [...this.ids].map(([key, id]) => `${id}[${quoted(key.slice(key.indexOf(':') + 1))}]`);
  }
}

/** Mermaid takes entity codes for what would end the text. */
function quoted(text: string): string {
  const codes: { readonly [character: string]: string } = { '"': '#quot;', '<': '#lt;', '>': '#gt;', '#': '#35;' };
  return `"${text.replace(/["<>#]/g, (character) => codes[character]).replaceAll('\n', '<br>')}"`;
}
