#!/usr/bin/env bash
# Makes a draft of every office file that nobody has made a record of, and keeps a copy for the job that may write.
# Prints, for the run's summary, what became of each file.
set -euo pipefail

list=$(ls minutes/*/*/original.* 2>/dev/null || true)
for file in $list; do
  folder=$(dirname "$file")
  [ -f "$folder/minutes.md" ] && continue
  if said=$(.venv/bin/minutes import "$file" --to "${folder#minutes/}" 2>&1); then
    mkdir -p ".cache/draft/$folder"
    cp "$folder/minutes.md" "$folder/meeting.yml" "$folder/import.md" ".cache/draft/$folder/"
    printf '# %s\n\n' "${folder#minutes/}"
    cat "$folder/import.md"
    echo
  else
    printf '### 초안을 만들지 못했습니다: %s\n\n```text\n%s\n```\n\n' "${folder#minutes/}" "$said"
  fi
done
