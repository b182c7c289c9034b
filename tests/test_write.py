"""Files: only what changed, only what is ours, only where we may."""

from pathlib import Path

import pytest
from conftest import put

from generator.engine import swap
from generator.write import write_files, write_text


def names(root: Path) -> set[str]:
    return {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}


def test_a_page_that_is_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"index.md": "a", "board/2024-1/index.md": "b"})
    write_files(tmp_path, {"index.md": "a"})
    assert names(tmp_path) == {"index.md", ".generated"}
    assert not (tmp_path / "board").exists()


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    put(tmp_path, {"about/index.md": "소개", "board/note.txt": "메모"})
    write_files(tmp_path, {"index.md": "a", "board/index.md": "b"})
    write_files(tmp_path, {"index.md": "a"})
    assert names(tmp_path) == {"index.md", ".generated", "about/index.md", "board/note.txt"}


def test_a_page_never_replaces_one_written_by_hand(tmp_path: Path) -> None:
    by_hand = "---\ntitle: 소식\nkind: text\n---\n손으로 씀"
    put(tmp_path, {"board/index.md": by_hand})
    problems = write_files(tmp_path, {"index.md": "a", "board/index.md": "b"})
    assert [f"{p.path} {p.level} {p.code}" for p in problems] == ["docs/board/index.md error W001"]
    assert names(tmp_path) == {"board/index.md"}
    assert (tmp_path / "board/index.md").read_text("utf-8") == by_hand


def test_a_lost_list_of_our_pages_is_no_matter(tmp_path: Path) -> None:
    page = "---\ntitle: 처음\nkind: home\nurl: /\n---\n\n# 처음\n"
    write_files(tmp_path, {"index.md": page})
    (tmp_path / ".generated").unlink()
    assert write_files(tmp_path, {"index.md": page + "새 글"}) == []
    assert (tmp_path / "index.md").read_text("utf-8").endswith("새 글")


def test_an_unchanged_page_is_not_touched(tmp_path: Path) -> None:
    assert write_text(tmp_path / "a.md", "가")
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert not write_text(tmp_path / "a.md", "가")
    assert (tmp_path / "a.md").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "path",
    ["../x.md", "/etc/x.md", "a/../../x.md", "한글/index.md", "a b.md", "a//b.md", ".git/x.md"],
)
def test_no_page_is_written_elsewhere(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path of ours"):
        write_files(tmp_path / "docs", {path: "x"})
    assert names(tmp_path) == set()


def test_a_manifest_cannot_make_it_remove_other_files(tmp_path: Path) -> None:
    put(tmp_path, {"x.md": "바깥", "docs/.generated": "../x.md\n/etc/hostname\n"})
    write_files(tmp_path / "docs", {"index.md": "a"})
    assert (tmp_path / "x.md").exists()


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    put(tmp_path, {"docs/index.md": ""})
    (tmp_path / "docs/board").symlink_to(outside)
    problems = write_files(tmp_path / "docs", {"index.md": "a", "board/2024-1/index.md": "b"})
    assert [p.code for p in problems] == ["W002"]
    assert names(outside) == set()


def test_a_site_is_swapped_whole(tmp_path: Path) -> None:
    put(tmp_path, {"site/old.html": "1", "new/index.html": "2", "old/left-over.html": "3"})
    swap(tmp_path / "new", tmp_path / "site", tmp_path / "old")
    assert names(tmp_path) == {"site/index.html"}
