#!/usr/bin/env bash
# Runs every test on the newest aws-cdk-lib of major version 2, in a folder of its own: changed in place, an installation
# keeps parts of the old version. The lock file and everything else stay as they are.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

newest=$(npm view 'aws-cdk-lib@2' version --json | node -p 'JSON.parse(fs.readFileSync(0, "utf8")).pop()')
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

git ls-files --cached --others --exclude-standard -z | tar --null --files-from=- --ignore-failed-read -cf - | tar -xf - -C "$folder"
cd "$folder"
npm install --no-save --no-audit --no-fund --loglevel=error "aws-cdk-lib@$newest"

echo "aws-cdk-lib $(node -p 'require("aws-cdk-lib/package.json").version')"
npx jest --ci "$@"
