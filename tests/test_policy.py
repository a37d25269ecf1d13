"""What the Content-Security-Policy of a site lets a browser run."""

import base64
import hashlib

from explainer.policy import HEADERS, sealed

OWN = 'var scope=new URL(".",location)'
DEEP = 'var scope=new URL("..",location)'
HEAD = '<!doctype html><html><head><meta charset="utf-8"><script>{}</script><script src="{}a.js"></script></head>'
BUILT = {
    "404.html": (HEAD.format('var scope=new URL("/",location)', "/") + "<body></body></html>").encode(),
    "index.html": (HEAD.format(OWN, "") + "<body><script>alert(1)</script></body></html>").encode(),
    "a/b.html": (HEAD.format(DEEP, "../") + '<body><script type="application/ld+json">{}</script></body>').encode(),
    "a.js": b"1",
}  # fmt: skip


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_only_the_scripts_of_the_page_without_content_may_run() -> None:
    files = sealed(BUILT)
    hashes = " ".join(sorted(hashed(script) for script in (OWN, DEEP, 'var scope=new URL("/",location)')))
    policy = (
        f"default-src 'none'; script-src 'self' {hashes} 'wasm-unsafe-eval'; style-src 'self'; "
        "style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; "
        "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )
    assert files[HEADERS].decode() == (
        f"/*\n  Content-Security-Policy: {policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    )
    meta = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    assert files == {HEADERS: files[HEADERS]} | {
        path: data.replace(b'<meta charset="utf-8">', meta.encode())
        for path, data in BUILT.items()
        if path.endswith(".html")
    }
    assert hashed("alert(1)") not in policy


def test_a_policy_is_given_once() -> None:
    once = BUILT | sealed(BUILT)
    assert once | sealed(once) == once
