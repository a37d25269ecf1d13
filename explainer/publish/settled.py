"""Pagefind's output with the same bytes each time: it writes filters in whatever order a hash table gives them.

The order means nothing to a reader, so it is set here: filters and their values by name. Its files are gzip around
CBOR with a mark before it, and files that depend on others are named by a hash of what is in them; so are ours. A file
that is built otherwise, by a later Pagefind, is left as it is: the search works, and only the bytes differ from one
build to the next.
"""

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import cbor2

MARK = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
FILTERS = 3
"""Where in an index's description its filters stand: version, pages, chunks, filters, sorts, meta fields."""


def settled(made: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a Pagefind output, by path in it, with filters in the order of their names."""
    entry = json.loads(made[ENTRY])
    files = dict(made)
    for language, known in sorted(entry["languages"].items()):
        path = f"pagefind.{known['hash']}.pf_meta"
        about = _opened(files.get(path, b""))
        if not _as_expected(about):
            continue
        about[FILTERS] = [[name, _filter(files, name, hashed, language)] for name, hashed in sorted(about[FILTERS])]
        del files[path]
        data = _closed(about)
        known["hash"] = f"{language}_{sha256(data).hexdigest()[:10]}"
        files[f"pagefind.{known['hash']}.pf_meta"] = data
    files[ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return files


def _filter(files: dict[str, bytes], name: str, hashed: str, language: str) -> str:
    """Put the values of a filter in order; the name of its file afterwards."""
    path = f"filter/{hashed}.pf_filter"
    content = _opened(files.get(path, b""))
    if not (isinstance(content, list) and len(content) == 2 and content[0] == name):
        return hashed
    del files[path]
    data = _closed([name, sorted(content[1])])
    hashed = f"{language}_{sha256(data).hexdigest()[:7]}"
    files[f"filter/{hashed}.pf_filter"] = data
    return hashed


def _as_expected(about: Any) -> bool:
    if not (isinstance(about, list) and len(about) > FILTERS and isinstance(about[FILTERS], list)):
        return False
    return all(isinstance(one, list) and len(one) == 2 for one in about[FILTERS])


def _opened(data: bytes) -> Any:
    """What a file holds; None where it is not built as expected."""
    try:
        plain = gzip.decompress(data)
        return cbor2.loads(plain.removeprefix(MARK)) if plain.startswith(MARK) else None
    except (OSError, EOFError, ValueError):
        return None


def _closed(content: Any) -> bytes:
    return gzip.compress(MARK + cbor2.dumps(content), mtime=0)
