#!/usr/bin/env bash
# Runs test/languages/app in Python or Go, on that language's own CDK, and compares the template with TypeScript's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

language=$1
app=$PWD/test/languages
cdk=$(node -p 'require("./package.json").devDependencies["aws-cdk-lib"]')
folder=$(mktemp -d)
trap 'chmod -R u+w "$folder" && rm -rf "$folder"' EXIT
export CDK_VALIDATION=false

npx tsx --eval 'import { compile } from "./test/support/compiled"; compile();'
npx jsii-pacmak --code-only --outdir "$folder/bindings" --target "$language"
CDK_OUTDIR=$folder/typescript npx tsx "$app/app.ts"

in_python() {
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check setuptools wheel "aws-cdk-lib==$cdk"
  "$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation "$folder/bindings/python"
  "$folder/venv/bin/python" "$app/app.py"
}

in_go() {
  local module
  module=$(node -p 'const { moduleName, packageName } = require("./package.json").jsii.targets.go; `${moduleName}/${packageName}`')
  mkdir "$folder/app"
  cp "$app/app.go" "$folder/app/"
  cd "$folder/app"
  go mod init example.com/app
  go mod edit -require="$module@v0.0.0" -replace="$module=$folder/bindings/go/${module##*/}"
  go mod tidy
  go run .
}

CDK_OUTDIR=$folder/$language "in_$language"
diff "$folder/typescript/Test.template.json" "$folder/$language/Test.template.json"
echo "$language makes the template TypeScript makes"
