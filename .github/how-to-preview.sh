#!/usr/bin/env bash
# For the run's summary: how to look at the site that a change would give.
set -euo pipefail
cat <<'WORDS'

### 미리 보기

이 화면 아래쪽 **Artifacts**의 `site`를 내려받아 압축을 풀고, 그 폴더에서 이 한 줄을 실행한 뒤 <http://localhost:8000> 을 여세요. 아직 공개된 것이 아닙니다.

```
python3 -m http.server 8000
```

윈도에서는 `py -m http.server 8000`입니다.
WORDS
