"""Whatever is wrong with an input: a message with file and way out, exit 1, nothing lost, no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explainer.cli import commands

TEXT_FILE = "save the article's text as a .txt file instead, paragraphs apart by a blank line"
ITS_PROGRAM = "open it with its own program and save the article's text as a .txt file"


def run(root: Path, *words: str) -> Result:
    """`explainer -C root words…`; an exception that is no exit is a bug and ends the test."""
    result = CliRunner().invoke(commands, ["-C", str(root), *words], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def project(root: Path, **seeds: bytes) -> Path:
    """A project with `seeds`, name → bytes; `_` in a name stands for the dot of its ending."""
    for folder in ("seeds", "site_src/articles"):
        (root / folder).mkdir(parents=True)
    for name, data in seeds.items():
        (root / "seeds" / name.replace("_", ".")).write_bytes(data)
    return root


BAD_FILES = {
    "empty": (b"", "E002 the file is empty", "put the article's text into it, or delete it"),
    "white": (b" \n\t\r\n", "E002 the file is empty", "put the article's text into it, or delete it"),
    "pdf": (b"%PDF-1.7\n\xe2\xe3", "E005 this is a PDF, not a text", ITS_PROGRAM),
    "binary": (b"\x00\x01\x02Text", "E005 this is a binary file, not a text", ITS_PROGRAM),
    "encoding": (
        "Größe\nGröße ".encode() + b"\xff",
        "E006 byte 17 of the file is not UTF-8",
        "open it in an editor and save it as UTF-8",
    ),
    "large": (
        b"Ein Satz. " * 2_000_000,
        "E003 the file is larger than 2000 kB",
        "keep the article's text only, one article to a file",
    ),
}


@pytest.mark.parametrize(
    "command", [("draft",), ("draft", "seeds/bad.txt"), ("extract",), ("extract", "seeds/bad.txt")]
)
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article(tmp_path: Path, name: str, command: tuple[str, ...]) -> None:
    data, message, hint = BAD_FILES[name]
    before = tree(project(tmp_path, bad_txt=data))
    result = run(tmp_path, *command)
    line = ":2" if name == "encoding" else ""
    assert (result.stdout, result.stderr) == ("", f"seeds/bad.txt{line}: {message}\n    {hint}\n")
    assert result.exit_code == 1
    assert tree(tmp_path) == before


@pytest.mark.parametrize("command", ["draft", "extract"])
def test_a_missing_file(tmp_path: Path, command: str) -> None:
    project(tmp_path, article_txt=b"")
    assert run(tmp_path, command, "seeds/artikel.txt").stderr == (
        "seeds/artikel.txt: E007 no such file or folder\n    did you mean seeds/article.txt?\n"
    )
    assert run(tmp_path, command, "x").stderr == (
        "x: E007 no such file or folder\n    give its path as seen from the project's folder\n"
    )
    assert run(tmp_path, command, "x").exit_code == 1


@pytest.mark.parametrize("words", [("draft",), ("draft", "seeds"), ("extract",), ("extract", "seeds")])
def test_a_folder_without_articles(tmp_path: Path, words: tuple[str, ...]) -> None:
    project(tmp_path)
    result = run(tmp_path, *words)
    assert result.stderr == (
        "seeds: E010 no articles in this folder\n"
        "    put articles into it; their names end in .txt, .md, .markdown, .html, .htm\n"
    )
    assert result.exit_code == 1


def test_a_file_that_no_reader_takes(tmp_path: Path) -> None:
    project(tmp_path, a_docx=b"PK", b_txt=b"")
    result = run(tmp_path, "draft")
    assert result.stderr == (
        "seeds/b.txt: E002 the file is empty\n    put the article's text into it, or delete it\n"
        "seeds/a.docx: W001 no reader for files ending in .docx\n"
        "    save the article as one of .txt, .md, .markdown, .html, .htm\n"
    )
    assert run(tmp_path, "draft", "seeds/a.docx").stderr == (
        "seeds/a.docx: E001 no reader for files ending in .docx\n"
        "    save the article as one of .txt, .md, .markdown, .html, .htm\n"
    )


def test_front_matter_that_is_no_yaml(tmp_path: Path) -> None:
    before = tree(project(tmp_path, a_md=b"---\ntitle: a: b\n---\nText.\n"))
    result = run(tmp_path, "draft")
    assert result.stderr == (
        "seeds/a.md:2: E102 the front matter is not YAML: mapping values are not allowed in this context\n"
        '    write one `key: "value"` a line, the value in double quotation marks\n'
    )
    assert (result.exit_code, tree(tmp_path)) == (1, before)


def test_an_article_outside_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(b"Text.")
    project(tmp_path / "project")
    result = run(tmp_path / "project", "draft", "../article.txt")
    assert result.stderr == (
        "../article.txt: E013 the file is outside of the project\n    copy the article into seeds/\n"
    )
    assert result.exit_code == 1


def test_a_link_out_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_bytes(b"Text.")
    project(tmp_path / "project")
    (tmp_path / "project/seeds/a.txt").symlink_to(tmp_path / "article.txt")
    assert run(tmp_path / "project", "draft").stderr == (
        "seeds/a.txt: E013 the file is outside of the project\n    copy the article into seeds/\n"
    )


def test_a_file_name_that_would_write_to_the_terminal(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "seeds/a\x1b[31m\nb.txt").write_bytes(b"Text.")
    assert run(tmp_path, "draft").stderr == (
        "seeds/a [31m b.txt: E009 the file's name is not readable\n    give it a name of letters, digits, - and _\n"
    )


def test_what_the_system_refuses_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "seeds").write_bytes(b"a file in place of the folder")
    (tmp_path / "site_src").write_bytes(b"another")
    words = [sys.executable, "-m", "explainer", "-C", str(tmp_path), "extract", "--format", "jsonl", "seeds/x.txt"]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8")
    assert done.stderr == f"explainer: {tmp_path}/seeds: Not a directory\n"
    assert (done.stdout, done.returncode) == ("", 1)


def test_one_line_of_a_megabyte_is_no_article(tmp_path: Path) -> None:
    project(tmp_path, line_txt=b"Ein Titel\n\n" + b"Und so ging es weiter und weiter " * 30_000)
    result = run(tmp_path, "draft")
    assert result.stderr == (
        "seeds/line.txt:3: E003 this line has 990000 characters; it may have 100000\n"
        "    set paragraphs apart by a blank line, or keep the article's text only\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)


def test_more_than_a_megabyte_is_no_article(tmp_path: Path) -> None:
    project(tmp_path, long_txt=b"Und so ging es weiter.\n\n" * 50_000)
    result = run(tmp_path, "draft")
    assert result.stderr == (
        "seeds/long.txt: E003 the article has 1200000 characters; it may have 1100000\n"
        "    keep one article to a file, its text only\n"
    )
    assert (result.stdout, result.exit_code) == ("", 1)


def test_a_megabyte_of_paragraphs_is_read(tmp_path: Path) -> None:
    project(tmp_path, long_txt="Man sprach lange. „Ja“, sagte Erika Muster.\n\n".encode() * 20_000)
    result = run(tmp_path, "extract", "--format", "jsonl", "seeds/long.txt")
    assert "W018" in result.stderr
    assert (len(json.loads(result.stdout)["statements"]), result.exit_code) == (1000, 0)


def test_one_line_without_a_full_stop_is_an_article(tmp_path: Path) -> None:
    line = "Und so ging es weiter und weiter " * 3_000 + "bis Erika Muster sagte: „Die Brücke ist baufällig.“"
    project(tmp_path, line_txt=line.encode())
    result = run(tmp_path, "extract", "--format", "jsonl")
    (found,) = [json.loads(data) for data in result.stdout.splitlines()]
    assert (result.stderr, result.exit_code) == ("", 0)
    assert found["text"] == line
    assert [statement["text"] for statement in found["statements"]] == ["„Die Brücke ist baufällig.“"]


def test_unclosed_and_crossed_marks_lose_no_article(tmp_path: Path) -> None:
    unclosed = "Erika Muster sagte am Montag: „Die Brücke war neu.\n\nEr widersprach: „Das stimmt nicht.“\n"
    crossed = "Sie wohnt in der Stadt.\n\nErika Muster sagte: „Die Brücke ‚ist“ baufällig‘, und ging.\n"
    project(tmp_path, crossed_txt=crossed.encode(), open_txt=unclosed.encode())
    result = run(tmp_path, "draft")
    faults = (
        "seeds/crossed.txt:3: W016 the quotation mark before „ist“ baufällig‘, und ging.…“ is never closed",
        "seeds/open.txt:1: W016 the quotation mark before „Die Brücke war neu. Er widersprach: „D…“ is never closed",
    )
    hint = "    the quotation is taken to end with its paragraph; check it on the page"
    assert result.stderr == "".join(f"{fault}\n{hint}\n" for fault in faults)
    assert result.exit_code == 0
    assert len([path for path in tree(tmp_path) if path.startswith("site_src/articles/")]) == 2


def test_more_statements_than_any_article_has(tmp_path: Path) -> None:
    project(tmp_path, many_txt="Erika Muster sagte: „Ja, das ist so.“\n\n".encode() * 1001)
    result = run(tmp_path, "extract", "--format", "jsonl")
    assert result.stderr == (
        "seeds/many.txt: W018 1001 statements are found here; the first 1000 are kept\n    keep one article to a file\n"
    )
    assert len(json.loads(result.stdout)["statements"]) == 1000


def test_an_article_in_which_nobody_says_anything(tmp_path: Path) -> None:
    project(tmp_path, bridge_txt="Brücke\n\nDie Brücke ist 100 Jahre alt. Sie steht am Fluss.\n".encode())
    result = run(tmp_path, "draft")
    assert result.stdout == "wrote site_src/articles/bruecke.md\n"
    assert result.stderr == (
        "seeds/bridge.txt: W017 nobody says anything in this article, as far as can be seen\n"
        "    look whether the file holds all of it\n"
    )
    assert result.exit_code == 0
