"""Draws the pictures of CONTRIBUTING: each correction in an editor like a forge's, and the site before and after it.

    python tests/pictures.py

Builds the example town with and without the faults, opens it in Chromium and writes `docs/contributing/*.png`.
"""

import difflib
import html
import io
import sys
import tempfile
from base64 import b64encode
from pathlib import Path
from shutil import which

from corrections import ARTICLE, CORRECTIONS, PAGE, Correction, town
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from explainer.build import STAGED, run_builder
from explainer.docs import write_docs
from explainer.pages import read_site
from explainer.report import failed

TARGET = Path(__file__).parent.parent / "docs" / "contributing"
LARGEST = 100_000
"""Bytes of a picture."""
WIDTH, SHOT = 1120, {"width": 640, "height": 540}
STYLE = """
* { box-sizing: border-box }
body { margin: 0; padding: 16px; font: 15px/1.45 'Liberation Sans', sans-serif; color: #1f2328 }
.editor { border: 1px solid #d0d7de; border-radius: 6px; overflow: hidden }
.bar { display: flex; gap: 12px; align-items: center; padding: 8px 12px }
.bar { background: #f6f8fa; border-bottom: 1px solid #d0d7de }
.path { color: #59636e; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; flex: 1 }
.button { background: #1f883d; color: #fff; border-radius: 6px; padding: 5px 14px; font-weight: 600 }
table { border-collapse: collapse; width: 100%; font: 13px/1.5 'DejaVu Sans Mono', monospace }
td { vertical-align: top; padding: 0 10px; white-space: pre-wrap; overflow-wrap: anywhere }
td.n { color: #818b98; text-align: right; width: 44px; background: #f6f8fa }
td.m { width: 20px; padding: 0 }
.out td { background: #ffebe9 }
.out .w { text-decoration: line-through; text-decoration-color: #cf222e }
.in td { background: #dafbe1 }
.gap td { background: #ddf4ff; color: #59636e }
.sites { display: flex; gap: 16px; margin-top: 16px }
figure { margin: 0; flex: 1 }
figcaption { font-weight: 600; padding: 0 0 6px }
img { width: 100%; border: 1px solid #d0d7de; border-radius: 6px; display: block }
"""
SCROLL = "id => window.scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 130)"


def main() -> int:
    """Draw all pictures; 1 where one of them cannot be drawn."""
    chromium = which("chromium")
    if chromium is None:
        sys.stderr.write("Chromium is needed to draw the pictures\n")
        return 1
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        right = built(town(Path(folder) / "right"))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for correction in CORRECTIONS:
            faulty = town(Path(folder) / correction.name)
            page = faulty / PAGE
            page.write_text(correction.fault(page.read_text(encoding="utf-8")), encoding="utf-8")
            picture = drawn(browser, correction, built(faulty), right)
            if len(picture) > LARGEST:
                sys.stderr.write(f"{correction.name}.png has {len(picture)} bytes\n")
                return 1
            (TARGET / f"{correction.name}.png").write_bytes(picture)
            print(f"{correction.name}.png: {len(picture)} bytes")
        browser.close()
    return 0


def built(root: Path) -> Path:
    """The site of a project, whatever is wrong with its pages."""
    site, _ = read_site(root)
    problems = (*write_docs(root, site), *run_builder(root))
    if failed(problems):
        raise SystemExit(str(problems))
    return root / STAGED


def drawn(browser: Browser, correction: Correction, wrong: Path, right: Path) -> bytes:
    """A picture as PNG: the editor above, the site before and after below."""
    shots = [shot(browser, site, at) for site, at in zip((wrong, right), correction.anchors, strict=True)]
    figures = "".join(
        f"<figure><figcaption>{name}</figcaption><img src='data:image/png;base64,{encoded(data)}'></figure>"
        for name, data in zip(("Die Website vorher", "Die Website nachher"), shots, strict=True)
    )
    page = browser.new_page(viewport={"width": WIDTH, "height": 400})
    page.set_content(f"<style>{STYLE}</style>{editor(correction)}<div class='sites'>{figures}</div>")
    data = page.screenshot(full_page=True)
    page.close()
    return small(data)


def encoded(data: bytes) -> str:
    """Bytes for an address that holds them."""
    return b64encode(data).decode()


def shot(browser: Browser, site: Path, anchor: str) -> bytes:
    """What a reader sees who follows a link to a statement or question."""
    page = browser.new_page(viewport=SHOT, device_scale_factor=1, color_scheme="light", reduced_motion="reduce")
    page.goto(f"{(site / ARTICLE).as_uri()}.html")
    page.add_style_tag(content=".md-header, .md-tabs, .md-top { display: none !important }")
    page.evaluate(SCROLL, anchor)
    page.wait_for_timeout(300)
    data = page.screenshot()
    page.close()
    return data


def editor(correction: Correction) -> str:
    """The page in the forge's editor, with what goes and what comes."""
    right = (Path(__file__).parent.parent / "examples" / "lindauen" / PAGE).read_text(encoding="utf-8")
    before, after = correction.fault(right).split("\n"), right.split("\n")
    rows = []
    for group in difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(2):
        rows.append('<tr class="gap"><td class="n">⋯</td><td class="m"></td><td></td></tr>')
        for kind, start, end, first, last in group:
            old = [] if kind == "insert" else list(enumerate(before[start:end], start + 1))
            new = [] if kind in ("delete", "equal") else list(enumerate(after[first:last], first + 1))
            rows += [row("" if kind == "equal" else "out", number, line) for number, line in old]
            rows += [row("in", number, line) for number, line in new]
    path = f"<span class='path'>{PAGE}</span><span class='button'>Änderungen vorschlagen …</span>"
    said = html.escape(correction.said)
    return f"<div class='editor'><div class='bar'><b>{said}</b>{path}</div><table>{''.join(rows)}</table></div>"


def row(kind: str, number: int, line: str) -> str:
    """A line of the editor."""
    mark = {"out": "−", "in": "+"}.get(kind, "")
    words = html.escape(line) if line else ""
    return f'<tr class="{kind}"><td class="n">{number}</td><td class="m">{mark}</td><td class="w">{words}</td></tr>'


def small(data: bytes) -> bytes:
    """The same picture with few colours."""
    picture = Image.open(io.BytesIO(data)).convert("RGB").quantize(48, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
