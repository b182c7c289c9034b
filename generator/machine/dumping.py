"""YAML that is read by people and by programs: one text for one value, however it is written; and what was written, read again."""

import json
import re
from typing import Any

import yaml

QUICK = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# Letters that the quick writer of YAML writes as the other one does.
USUAL = re.compile(r"[\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufefe\uff00-\ufffd]*")


class Block(str):
    """Text that stands in YAML line by line."""

    __slots__ = ()


def _as_block(dumper: Any, text: Block) -> yaml.Node:
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(text), style="|")


for writer in (QUICK, yaml.SafeDumper):
    writer.add_representer(Block, _as_block)


def dumped(value: object, *, default_flow_style: bool | None = False) -> str:
    """YAML in the order given, quickly where that makes no difference to the text."""
    is_usual = USUAL.fullmatch(json.dumps(value, ensure_ascii=False, default=str))
    told = yaml.dump(
        value,
        Dumper=QUICK if is_usual else yaml.SafeDumper,
        default_flow_style=default_flow_style,
        allow_unicode=True,
        sort_keys=False,
        width=10**6,
    )
    return str(told)


DEEPEST = 100  # brackets in one another; a file of ours has two
BROKEN = (
    yaml.YAMLError,
    LookupError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    RecursionError,
)


def loaded(text: str) -> Any:
    """What a file of ids says; any of `BROKEN` if that is no YAML, or none that a program would write."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _refuse_bombs(text, loader)
    return yaml.load(text, Loader=loader)


def _refuse_bombs(text: str, loader: type[yaml.SafeLoader]) -> None:
    """No nesting that the loader's own stack would not survive, no alias that grows without end."""
    depth = 0
    for sign in re.findall(r"[\[\]{}]", text):
        depth += 1 if sign in "[{" else -1
        if depth > DEEPEST:
            raise ValueError("nested too deep")
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
        raise ValueError("an alias")
