#!/usr/bin/env bash
# Ids are given on main alone. Two changes may each bring an ids.yml that gives the same number to other texts;
# so what a change brings is set aside, and every ids.yml is as main had it at the commit that is the first argument.
set -euo pipefail

if ! git cat-file -e "$1^{commit}" 2>/dev/null; then
  echo 'main의 이전 판이 없습니다: 올라온 번호 기록을 그대로 씁니다'
  exit 0
fi
for path in minutes/*/*/ids.yml minutes/*/ids.yml; do
  [ -f "$path" ] || continue
  address=$(sed -n 's/^address: //p' "$path") # a folder may have been renamed, and its ledger with it
  known="$path"
  git cat-file -e "$1:$path" 2>/dev/null || known="minutes/$address/ids.yml"
  if git cat-file -e "$1:$known" 2>/dev/null; then
    git show "$1:$known" > "$path"
  else
    rm -- "$path" # new: its numbers and addresses are given now
  fi
done
git ls-tree -r --name-only "$1" -- minutes | grep -E '^minutes/[^/]+/([^/]+/)?ids\.yml$' | while read -r path; do
  folder=${path%ids.yml}
  if { [ -f "${folder}minutes.md" ] || [ -f "${folder}committee.yml" ]; } && [ ! -f "$path" ]; then
    git show "$1:$path" > "$path"
    echo "지워진 번호 기록을 되살렸습니다: $path"
  fi
done || true
