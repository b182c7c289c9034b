#!/usr/bin/env bash
# Commits the ids that this build gave, to the remote named by the first argument. Unless main then
# holds them, nothing may be published: the published addresses would be forgotten.
set -euo pipefail

refuse() {
  echo "::error title=번호를 지키지 못해 공개하지 않았습니다::$1 지금 사이트는 그대로입니다."
  exit 1
}

if [ "$(git ls-remote "$1" refs/heads/main | cut -f1)" != "$(git rev-parse HEAD)" ]; then
  refuse '그 사이에 main에 다른 것이 올라왔습니다. 새로 올라온 것의 실행이 이 회의록까지 함께 공개하니 기다리세요.'
fi
git add -- 'minutes/*/ids.yml' # of meetings and committees: the star stands for folders in one another too
if git diff --cached --quiet; then
  echo '새로 지킬 번호가 없습니다'
  exit 0
fi
git -c user.name='github-actions[bot]' \
  -c user.email='41898282+github-actions[bot]@users.noreply.github.com' \
  commit --quiet --message 'ids.yml: 이번에 준 번호'
git push --quiet "$1" HEAD:refs/heads/main ||
  refuse 'ids.yml을 main에 올리지 못했습니다. 브랜치 보호 규칙이 막았으면 저장소 설정(Settings → Rules)에서 GitHub Actions가 main에 올릴 수 있게 한 뒤, 이 화면에서 Re-run all jobs를 누르세요.'
