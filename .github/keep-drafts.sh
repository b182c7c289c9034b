#!/usr/bin/env bash
# Commits drafts to the branch of a proposal: the remote is the first argument, the branch the second. Only text files of
# meetings' folders, and none that is there already; nothing of them is run.
set -euo pipefail

cd .cache/draft
find minutes -regextype posix-extended -type f \
  -regex 'minutes/[a-z0-9-]+/[0-9]{4}-[0-9a-z-]+/(minutes\.md|meeting\.yml|import\.md)' > ../drafts || true
cd ../..
while read -r path; do
  [ -e "$path" ] || cp ".cache/draft/$path" "$path"
  git add -- "$path"
done < .cache/drafts
if git diff --cached --quiet; then
  echo '새로 올릴 초안이 없습니다'
  exit 0
fi
git -c user.name='github-actions[bot]' \
  -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --message '원본 파일에서 만든 초안'
git push --quiet "$1" "HEAD:refs/heads/$2"
echo '초안을 제안에 올렸습니다. 원본과 견주어 보세요'
