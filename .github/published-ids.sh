#!/usr/bin/env bash
# Ids are given on main alone. Two changes may each bring an ids.yml that gives the same number to other texts;
# so what a change brings is set aside, and every ids.yml is as main had it at the commit that is the first argument.
# One that was moved, or deleted at any time, is found where main had it last: what was given once is not given again.
set -euo pipefail

base=$1
rm -f .cache/published # a site that was built here of a proposal is not what was published
if ! git cat-file -e "$base^{commit}" 2>/dev/null; then
  echo 'main의 이전 판이 없습니다: 올라온 번호 기록을 그대로 씁니다'
  exit 0
fi

# The addresses that ledgers say they have or had, of each the newest first.
addresses() {
  awk '/^address: / { print $2 } /^formerly: \[/ { gsub(/^formerly: \[|\]$|,/, " "); for (i = NF; i > 0; i--) print $i }' "$@"
}

# The committees that are no more and whose meetings are in a folder now.
former_committees() {
  { cat "$1"/*/ids.yml 2>/dev/null || true; } | addresses | cut -d/ -f1 | sort -u | while read -r own; do
    [ -f "minutes/$own/committee.yml" ] || echo "$own"
  done
}

# Where a ledger may have lain: here, and where it says that it was.
places() {
  echo "$1"
  { addresses "$1"; [ -f "${1%ids.yml}minutes.md" ] || former_committees "${1%/ids.yml}"; } | sed 's|.*|minutes/&/ids.yml|'
}

# The first of some places where main has a ledger, else where it had one: as git names it.
published() {
  for path in "$@"; do
    if git cat-file -e "$base:$path" 2>/dev/null; then echo "$base:$path" && return; fi
  done
  for path in "$@"; do
    lost=$(git log --first-parent -m --diff-filter=D --max-count=1 --format=%H "$base" -- "$path")
    if [ -n "$lost" ]; then echo "$lost^:$path" && return; fi
  done
}

# Every ledger that main has or had.
ever() {
  git ls-tree -r --name-only "$base" -- minutes
  git log --first-parent -m --diff-filter=D --name-only --format= "$base" -- 'minutes/*/ids.yml'
}

# Where people wrote in committee.yml that an address went, if its ledger was left behind.
moved_to() {
  { awk 1 minutes/*/committee.yml 2>/dev/null || true; } | tr -d "'\"\r" | sed -n "s|^\(.*[ {,]\)\{0,1\}$1: *\([a-z0-9/-]*\).*|\2|p" |
    while read -r new; do
      new="$new$2"
      if [ -f "minutes/$new/minutes.md" ] || [ -f "minutes/$new/committee.yml" ]; then
        [ -f "minutes/$new/ids.yml" ] || echo "$new"
      fi
    done
}

for path in minutes/*/*/ids.yml minutes/*/ids.yml; do
  [ -f "$path" ] || continue
  if git cat-file -e "$base:$path" 2>/dev/null; then
    git show "$base:$path" > "$path"
    continue
  fi
  mapfile -t before < <(places "$path")
  known=$(published "${before[@]}")
  if [ -n "$known" ]; then
    git show "$known" > "$path"
  else
    rm -- "$path" # new: its numbers and addresses are given now
  fi
done

ever | sort -u | while read -r path; do
  address=${path#minutes/} && address=${address%/ids.yml}
  [[ ! -f "$path" && "$path" =~ ^minutes/[a-z0-9-]+/([a-z0-9-]+/)?ids\.yml$ ]] || continue
  # All of it is read: a pipe that is closed early counts as a failure.
  if { cat minutes/*/*/ids.yml 2>/dev/null || true; } | addresses | grep -xF "$address" > /dev/null; then continue; fi
  own=${address%%/*}
  place=$({ moved_to "$address" ''; moved_to "$own" "${address#"$own"}"; } | sed -n 1p)
  [ -n "$place" ] || [ -f "minutes/$own/committee.yml" ] || continue
  place="minutes/${place:-$address}"
  mkdir -p "$place"
  git show "$(published "$path")" > "$place/ids.yml"
  echo "지워진 번호 기록을 되살렸습니다: $place/ids.yml"
done
