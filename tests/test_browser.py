"""The reader's way through the built site, and the writer's live view, in a real browser."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from sites import PATH, ROOT, project

from explainer.build import build
from explainer.serve import serve

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
EXECUTABLE = next((path for path in map(shutil.which, BROWSERS) if path), None)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LEFT = "net::ERR_ABORTED"
"""What a browser says of a request that was still running when the reader went on to the next page."""
ARTICLE = PATH.replace(".md", ".html")

if EXECUTABLE is None and os.environ.get("CI") != "true":
    pytest.skip(f"NO BROWSER INSTALLED (looked for {', '.join(BROWSERS)})", allow_module_level=True)

from playwright.sync_api import Browser, Page, expect, sync_playwright  # noqa: E402 - a browser is needed as well


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = project(tmp_path_factory.mktemp("browser"))
    assert build(made) == ()
    return made


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """The address of the built site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert EXECUTABLE, f"CI needs a browser: install one of {', '.join(BROWSERS)}"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=EXECUTABLE, args=QUIET)
        yield launched
        launched.close()


class Watch:
    """Everything a reader must never notice: requests to other hosts, errors of the page or on the console."""

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        page.on("request", lambda request: self.note(request.url, request.url.startswith((home, "blob:", "data:"))))
        page.on("requestfailed", lambda request: self.note(f"failed: {request.url}", request.failure == LEFT))
        page.on("response", lambda response: self.note(f"{response.status} {response.url}", response.status < 400))
        page.on("console", lambda message: self.note(message.text, message.type not in ("error", "warning")))
        page.on("pageerror", lambda error: self.note(str(error)))

    def note(self, fault: str, good: bool = False) -> None:
        self.faults += [] if good else [fault]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_searches_reads_and_follows_a_speaker_there_and_back(browser: Browser, site: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    watch = Watch(page, site)
    page.goto(site)
    page.get_by_role("button", name="Suchen").click()
    page.get_by_role("searchbox", name="Suche").press_sequentially("Sicherheitsgarantien")
    result = page.get_by_role("dialog").get_by_role("link", name="Wolodymyr Selenskyj").first
    expect(result).to_be_visible()
    result.click()
    page.wait_for_url(f"{site}{ARTICLE}*")
    expect(page.locator("h1")).to_contain_text("Deal für Frieden in Ukraine?")

    page.locator("h3.speaker a", has_text="Wolodymyr Selenskyj").click()
    page.wait_for_url(f"{site}people/wolodymyr-selenskyj.html")
    expect(page.locator("h1")).to_contain_text("Wolodymyr Selenskyj")
    copy = page.locator("figure", has_text="Ein Waffenstillstand wird dann kommen")
    copy.get_by_role("link", name="Fundstelle").click()
    page.wait_for_url(f"{site}{ARTICLE}#s7")
    expect(page.locator("figure#s7")).to_be_in_viewport(ratio=1)
    expect(page.locator("figure#s7 blockquote")).to_have_text(
        "„Ein Waffenstillstand wird dann kommen, wenn der Staat, der im Krieg ist, besonders das Opfer, weiß, dass es "
        "Sicherheitsgarantien haben wird“"
    )
    assert watch.faults == []
    page.close()


def test_every_page_fits_a_phone_and_asks_no_other_host(browser: Browser, root: Path, site: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    watch = Watch(page, site)
    for path in sorted((root / "site").rglob("*.html")):
        if path.name != "404.html":
            page.goto(site + path.relative_to(root / "site").as_posix())
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path.name
    assert watch.faults == []
    page.close()


def test_the_policy_lets_the_theme_work_and_nothing_else(browser: Browser, root: Path, site: str) -> None:
    """The palette is switched by a script inside the page; another one there, or from a link, does not run."""
    page = browser.new_page(color_scheme="light")
    watch = Watch(page, site)
    page.goto(site + ARTICLE)
    before = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:not([hidden])").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert (before, watch.faults) == ("default", [])
    page.close()
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    text = (root / "site" / ARTICLE).read_text(encoding="utf-8")
    smuggled = "<p onclick=window.harmed=1>x</p><script>window.harmed=1</script><img src=x onerror=window.harmed=1>"
    (root / "site" / "smuggled.html").write_text(text.replace("</article>", f"{smuggled}</article>"), encoding="utf-8")
    page.goto(site + "smuggled.html")
    page.locator("article p[onclick]").click()
    assert page.evaluate("window.harmed") is None
    assert len([line for line in said if "Content Security Policy" in line]) >= 3
    page.close()
    (root / "site" / "smuggled.html").unlink()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(answered: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not answered():
        assert time.monotonic() < end, f"nothing within {seconds} seconds"
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        return bool(urlopen(address).status == 200)
    except OSError:
        return False


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str, "subprocess.Popen[str]"]]:
    """A project being served: its folder, its address, the process."""
    root, port = project(tmp_path), free_port()
    code = (
        "import sys; from pathlib import Path\n"
        "from explainer.serve import serve; from explainer.report import as_text\n"
        "say = lambda problems: print(as_text(problems), end='', file=sys.stderr, flush=True)\n"
        f"sys.exit(serve(Path({str(root)!r}), say, address='127.0.0.1:{port}'))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}/"
    try:
        until(lambda: answers(address))
        yield root, address, process
    finally:
        process.terminate()
        process.wait(timeout=20)


def test_an_address_that_is_taken_is_a_problem(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        reported: list[tuple[str, str]] = []
        status = serve(
            project(tmp_path),
            lambda problems: reported.extend((one.code, one.message) for one in problems),
            address=f"127.0.0.1:{taken.getsockname()[1]}",
        )
        until(lambda: bool(reported))
    assert (status, [code for code, _ in reported]) == (1, ["E611"])
    assert re.fullmatch(r"MkDocs stopped: OSError: \[Errno \d+\] Address already in use", reported[0][1])


def test_a_save_shows_in_the_browser_and_a_fault_leaves_the_page_up(
    browser: Browser, served: tuple[Path, str, "subprocess.Popen[str]"]
) -> None:
    root, address, process = served
    page = browser.new_page()
    page.goto(address + ARTICLE)
    file = root / "site_src" / PATH
    good = file.read_text(encoding="utf-8")

    file.write_text(good.replace("etwas im Kreml.", "etwas anderes."), encoding="utf-8")
    expect(page.locator("article")).to_contain_text("etwas anderes.", timeout=15_000)

    file.write_text(good.replace("etwas im Kreml.", "etwas [anderes](weg.md)."), encoding="utf-8")
    assert process.stderr is not None
    assert process.stderr.readline() == (
        f"site_src/{PATH}:12: E610 MkDocs: Doc file '{PATH}' contains a link 'weg.md', but the target "
        "'articles/weg.md' is not found among documentation files.\n"
    )
    assert process.stderr.readline() == "    correct it, and build again\n"

    stub = root / "site_src/people/joe-biden.md"
    stub.write_text(stub.read_text(encoding="utf-8").replace(":mentions", ":mention"), encoding="utf-8")
    assert process.stderr.readline() == "site_src/people/joe-biden.md:10: E601 this page has no block “mention”\n"
    page.reload()
    expect(page.locator("article")).to_contain_text("etwas anderes.")

    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=10) == 0
    assert "Traceback" not in process.stderr.read()
    assert not answers(address)
    page.close()
