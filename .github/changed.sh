#!/usr/bin/env bash
# Which files of the record are not as they were at the commit that is the first argument, a line each; none is
# listed where that commit is not known.
set -euo pipefail

if git cat-file -e "$1^{commit}" 2>/dev/null; then
  git -c core.quotePath=false diff --no-renames --name-only "$1" -- minutes
fi
