import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

/** `Type.member` for everything public in the stock module, read from its declarations; an enum is one member. */
export function membersOfStockModule(): string[] {
  const index = require.resolve('aws-cdk-lib/aws-cognito-identitypool');
  return ['identitypool', 'identitypool-user-pool-authentication-provider'].flatMap((name) => {
    const file = join(dirname(index), 'lib', `${name}.d.ts`);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
    return source.statements.flatMap(membersOf);
  });
}

function membersOf(statement: ts.Statement): string[] {
  if (ts.isEnumDeclaration(statement)) {
    return [statement.name.text];
  }
  if (!ts.isClassDeclaration(statement) && !ts.isInterfaceDeclaration(statement)) {
    return [];
  }
  const type = statement.name?.text ?? '';
  const members: readonly (ts.ClassElement | ts.TypeElement)[] = statement.members;
  const names = members
    .filter((m) => !(ts.getCombinedModifierFlags(m as ts.Declaration) & ts.ModifierFlags.Private))
    .map((m) => m.name?.getText() ?? 'constructor');
  return names.length > 0 ? [...new Set(names)].map((name) => `${type}.${name}`) : [type];
}
