"""The Content-Security-Policy of a built site: a browser runs the theme's scripts, and nothing else that is on a page.

The theme's templates have a few short scripts inside their pages. Each is allowed by its hash, so that no other can
run, whatever somebody smuggles onto a page. They are taken from 404.html, the page that holds no content: a script that
stands only where content stands is never allowed. The policy is in every page, for web servers that are not ours to
set up, and in `_headers`, which some of them read.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Mapping

from explainer.verify.live import inline_scripts
from explainer.verify.page import Page, read_page

HEADERS = "_headers"
BEGINNINGS = (re.compile(rb"<meta\s+charset=[^>]*>", re.IGNORECASE), re.compile(rb"<head[^>]*>", re.IGNORECASE))
META = '<meta http-equiv="Content-Security-Policy" content="{}">'
DIRECTIVES = (
    "default-src 'none'",
    "script-src 'self' {hashes}'wasm-unsafe-eval'",  # Pagefind is WebAssembly
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",  # columns of tables; `verify` looks at what they hold
    "img-src 'self' data:",  # the theme's icons
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
ONLY_IN_HEADERS = "frame-ancestors 'none'"
OTHERS = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
)


def sealed(built: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a built site that change when it gets its policy: every page, and `_headers`."""
    pages = {path: data for path, data in built.items() if path.endswith(".html")}
    policy = policy_of(pages)
    meta = META.format(policy).encode()
    changed = {path: _with(meta, data) for path, data in pages.items()}
    lines = ("/*", f"  Content-Security-Policy: {policy}; {ONLY_IN_HEADERS}", *(f"  {line}" for line in OTHERS))
    return changed | {HEADERS: "".join(f"{line}\n" for line in lines).encode()}


def policy_of(pages: Mapping[str, bytes]) -> str:
    """The policy for `pages`, path → HTML; one for all of them."""
    empty = read_page("404.html", pages.get("404.html", b""))
    known = {plain for plain, script in inline_scripts(empty) if script}
    scripts = {script for path, data in pages.items() for script in _known_scripts(read_page(path, data), known)}
    hashes = "".join(sorted(f"'sha256-{_hash(script)}' " for script in scripts))
    return "; ".join(DIRECTIVES).format(hashes=hashes)


def _known_scripts(page: Page, known: set[str]) -> Iterable[str]:
    return (script for plain, script in inline_scripts(page) if script and plain in known)


def _hash(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _with(meta: bytes, data: bytes) -> bytes:
    """A page with its policy, before everything that the policy is about; with one already, as it is."""
    if meta in data:
        return data
    match = next(filter(None, (beginning.search(data) for beginning in BEGINNINGS)), None)
    return data[: match.end()] + meta + data[match.end() :] if match else meta + data
