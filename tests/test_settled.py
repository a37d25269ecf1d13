"""The search index has the same bytes however the search engine ordered its filters."""

import gzip
import json

import cbor2

from explainer.publish.settled import ENTRY, settled

Files = dict[str, bytes]


def packed(content: object) -> bytes:
    return gzip.compress(b"pagefind_dcd" + cbor2.dumps(content), mtime=0)


def unpacked(data: bytes) -> object:
    return cbor2.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def output(kinds: list[object], filters: list[list[str]]) -> Files:
    """What Pagefind writes about one page with two filters, in some order."""
    about = ["1.5.2", [["de_p", 9]], [], filters, [], ["title"]]
    return {
        ENTRY: json.dumps({"version": "1.5.2", "languages": {"de": {"hash": "de_any", "page_count": 1}}}).encode(),
        "pagefind.de_any.pf_meta": packed(about),
        "filter/de_k.pf_filter": packed(["kind", kinds]),
        "filter/de_y.pf_filter": packed(["year", [["2024", [0]]]]),
        "fragment/de_p.pf_fragment": b"as it is",
    }


ONE = output([["wörtlich", [0]], ["berichtet", [0]]], [["year", "de_y"], ["kind", "de_k"]])
OTHER = output([["berichtet", [0]], ["wörtlich", [0]]], [["kind", "de_k"], ["year", "de_y"]])


def test_two_orders_give_the_same_files() -> None:
    made = settled(ONE)
    assert made == settled(OTHER)
    assert made == settled(made)
    assert made["fragment/de_p.pf_fragment"] == b"as it is"


def test_what_is_named_is_there_and_in_order() -> None:
    made = settled(ONE)
    known = json.loads(made[ENTRY])["languages"]["de"]
    about = unpacked(made[f"pagefind.{known['hash']}.pf_meta"])
    assert isinstance(about, list)
    filters = {name: unpacked(made[f"filter/{hashed}.pf_filter"]) for name, hashed in about[3]}
    assert filters == {
        "kind": ["kind", [["berichtet", [0]], ["wörtlich", [0]]]],
        "year": ["year", [["2024", [0]]]],
    }
    assert (len(made), known["page_count"]) == (5, 1)


def test_what_is_built_otherwise_is_left_as_it_is() -> None:
    for strange in (b"", b"no gzip", gzip.compress(b"no mark"), packed("text"), packed([1, 2]), packed([1, 2, 3, [4]])):
        files = ONE | {"pagefind.de_any.pf_meta": strange}
        assert {path: data for path, data in settled(files).items() if path != ENTRY} == {
            path: data for path, data in files.items() if path != ENTRY
        }
