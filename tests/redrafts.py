"""What people do to a page, and what a later machine drafts of the same article, in every combination."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from extractions import SEED_EXTRACTION
from hypothesis import strategies as st

from explainer.draft import article_page
from explainer.model import ArticlePage, Fact, Question, Section, Speaker, Statement, StatementKind
from explainer.page import render_article
from explainer.redraft.identity import words
from explainer.sections.parts import items

PAGE = article_page(SEED_EXTRACTION)
TEXT = render_article(PAGE)
BLOCK = re.compile(r"^> .*\n(?:>.*\n)*\n[^\n]+\n\{ #(s\d+)[^}]*\}\n\n?", re.MULTILINE)
HEADING = re.compile(r"^### .*\n", re.MULTILINE)
PARAGRAPH = re.compile(r"^(?![#>{\- ]|---)[^\n:]{30,}$", re.MULTILINE)

# --- what people do ---------------------------------------------------------------------------------------------------


def _picked(pattern: re.Pattern[str], text: str, number: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[number % len(found)] if found else None


def delete(text: str, a: int, b: int) -> str:
    found = _picked(BLOCK, text, a)
    return text[: found.start()] + text[found.end() :] if found else text


def move(text: str, a: int, b: int) -> str:
    """Cut a statement and insert it below another heading."""
    found = _picked(BLOCK, text, a)
    if not found:
        return text
    rest = text[: found.start()] + text[found.end() :]
    heading = _picked(re.compile(r"^### (?!.*\{ #).*\n\n", re.MULTILINE), rest, b)
    at = heading.end() if heading else found.start()
    return rest[:at] + found[0].rstrip("\n") + "\n\n" + rest[at:]


def move_to_the_end(text: str, a: int, b: int) -> str:
    """Cut a statement and insert it behind another one."""
    found = _picked(BLOCK, text, a)
    if not found:
        return text
    rest = text[: found.start()] + text[found.end() :]
    other = _picked(BLOCK, rest, b)
    at = other.end() if other else found.start()
    return rest[:at] + found[0].rstrip("\n") + "\n\n" + rest[at:]


def reword(text: str, a: int, b: int) -> str:
    found = _picked(PARAGRAPH, text, a)
    return text[: found.start()] + f"Anders {b}: " + text[found.start() :] if found else text


def cut_a_quotation(text: str, a: int, b: int) -> str:
    found = _picked(re.compile(r"^> (\S+ )", re.MULTILINE), text, a)
    return text[: found.start(1)] + "[…] " + text[found.end(1) :] if found else text


def add(text: str, a: int, b: int) -> str:
    """Add a statement below a heading."""
    heading = _picked(re.compile(r"^### (?!.*\{ #).*\n\n", re.MULTILINE), text, a)
    block = f"> „Von Hand {b}.“\n\nwörtlich · Absatz 7\n{{ #s{20 + b} .direct }}\n\n"
    return text[: heading.end()] + block + text[heading.end() :] if heading and f"#s{20 + b} " not in text else text


def add_a_speaker(text: str, a: int, b: int) -> str:
    found = _picked(BLOCK, text, a)
    if not found or f"#s{40 + b} " in text:
        return text
    block = f"### Ein Zeuge {b}\n\n> „Auch das {b}.“\n\nwörtlich\n{{ #s{40 + b} .direct }}\n\n"
    return text[: found.end()].rstrip("\n") + "\n\n" + block + text[found.end() :]


def write(text: str, a: int, b: int) -> str:
    """Write a paragraph behind a statement."""
    found = _picked(BLOCK, text, a)
    return (
        text[: found.end()].rstrip("\n") + f"\n\nDazu ist zu sagen: {b}.\n\n" + text[found.end() :] if found else text
    )


def write_a_section(text: str, a: int, b: int) -> str:
    return text.rstrip("\n") + f"\n\n## Was ich dazu denke {b}\n\nEin Satz.\n"


def rename(text: str, a: int, b: int) -> str:
    """Write a speaker's heading otherwise."""
    heading = _picked(re.compile(r"^### (?!.*\{ #).*$", re.MULTILINE), text, a)
    names = ("### Sprecher unklar", f"### Jemand {b}", f"### [Wladimir P. Putin](../people/w-putin-{b}.md)")
    return text[: heading.start()] + names[b % 3] + text[heading.end() :] if heading else text


def reorder(text: str, a: int, b: int) -> str:
    """Change the places of two neighbouring statements."""
    found = list(BLOCK.finditer(text))
    pairs = [(one, other) for one, other in pairwise(found) if one.end() == other.start()]
    if not pairs:
        return text
    one, other = pairs[a % len(pairs)]
    swapped = other[0].rstrip("\n") + "\n\n" + one[0].rstrip("\n") + "\n\n"
    return text[: one.start()] + swapped + text[other.end() :]


def wrap(text: str, a: int, b: int) -> str:
    """Break a long line in two."""
    found = _picked(re.compile(r"^(> )?.{40,}$", re.MULTILINE), text, a)
    if not found or found[0].startswith(("#", "title", "  ", "- ")):
        return text
    at = text.find(" ", found.start() + 20 + b, found.end() - 1)
    return text[:at] + "\n" + ("> " if found[1] else "") + text[at + 1 :] if at > 0 else text


def change_the_front(text: str, a: int, b: int) -> str:
    if a % 2:
        return (
            text.replace("  rights:", f"  publisher: Tagblatt {b}\n  rights:", 1) if "publisher" not in text else text
        )
    return re.sub(r'^title: "', f'title: "{b} ', text, count=1, flags=re.MULTILINE)


def change_a_fact(text: str, a: int, b: int) -> str:
    found = _picked(re.compile(r"^- .*\n  \{ #h\d+ \}\n", re.MULTILINE), text, a)
    if not found:
        return text
    new = (
        ""
        if b % 3 == 0
        else found[0].replace(" · ", f" {b} · ", 1)
        if b % 3 == 1
        else f"- Neu.\n  {{ #h{b} }}\n{found[0]}"
    )
    return text[: found.start()] + new + text[found.end() :] if f"#h{b} " not in text else text


def answer(text: str, a: int, b: int) -> str:
    """Say below a question that it was answered."""
    found = _picked(re.compile(r"^offen(?= ·)", re.MULTILINE), text, a)
    return text[: found.start()] + "teilweise beantwortet" + text[found.end() :] if found else text


CAREFUL: tuple[Callable[[str, int, int], str], ...] = (
    delete, move, move_to_the_end, reword, cut_a_quotation, add, add_a_speaker, write, write_a_section, rename,
    reorder, wrap, change_the_front, change_a_fact, answer,
)  # fmt: skip


def delete_a_line(text: str, a: int, b: int) -> str:
    lines = text.split("\n")
    del lines[a % len(lines)]
    return "\n".join(lines)


def move_a_line(text: str, a: int, b: int) -> str:
    lines = text.split("\n")
    line = lines.pop(a % len(lines))
    lines.insert(b % (len(lines) + 1), line)
    return "\n".join(lines)


def double_a_line(text: str, a: int, b: int) -> str:
    lines = text.split("\n")
    lines.insert(b % len(lines), lines[a % len(lines)])
    return "\n".join(lines)


def insert_a_line(text: str, a: int, b: int) -> str:
    strays = (
        "> x",
        "- y",
        "{ #z1 }",
        "### w",
        "## v",
        "```",
        "<<<<<<< page",
        "=======",
        "\x1e",
        "p · o",
        "\t",
        "{ #s3 }",
    )
    lines = text.split("\n")
    lines.insert(a % (len(lines) + 1), strays[b % len(strays)])
    return "\n".join(lines)


HASTY = (*CAREFUL, delete_a_line, move_a_line, double_a_line, insert_a_line)


def edits(ways: tuple[Callable[[str, int, int], str], ...]) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    return st.lists(st.tuples(st.integers(0, len(ways) - 1), st.integers(0, 99), st.integers(0, 9)), max_size=5)


def edited(text: str, changes: list[tuple[int, int, int]], ways: tuple[Callable[[str, int, int], str], ...]) -> str:
    for way, a, b in changes:
        text = ways[way](text, a, b)
    return text


# --- what a later machine drafts --------------------------------------------------------------------------------------

SPEAKERS = (
    Speaker(label="Wladimir Putin", target="../people/wladimir-putin.md"),
    Speaker(label="Donald Trump", target="../people/donald-trump.md", role="gewählter Präsident"),
    Speaker(label="Ischinger"),
    Speaker(label="Kreml", target="../organisations/kreml.md"),
    Speaker(label="Sprecher unklar"),
)
Said = tuple[Speaker, Statement]


def said(page: ArticlePage) -> list[Said]:
    """The statements of a page with their speakers, in the order of their ids, as a machine finds them."""
    groups = [item for section in page.sections for item in section.items if isinstance(item, Speaker)]
    pairs = [(replace(group, items=()), one) for group in groups for one in group.items if isinstance(one, Statement)]
    return sorted(pairs, key=lambda pair: pair[1].id)


def drafted(statements: list[Said], questions: list[Question], facts: list[Fact], **fields: str) -> ArticlePage:
    """A draft of these parts, numbered from 1 and grouped by speaker as `draft` does it."""
    groups: dict[str, list[Statement]] = {}
    speakers = {}
    for number, (speaker, one) in enumerate(statements, 1):
        key = speaker.target or speaker.label
        speakers.setdefault(key, speaker)
        groups.setdefault(key, []).append(replace(one, id=f"s{number}"))
    sections = (
        [replace(speakers[key], items=tuple(found)) for key, found in groups.items()],
        [replace(one, id=f"f{n}", spoken_to_by=()) for n, one in enumerate(questions, 1)],
        [replace(one, id=f"h{n}") for n, one in enumerate(facts, 1)],
    )
    kept = tuple(
        Section(kind=old.kind, heading=old.heading, items=tuple(new))
        for old, new in zip(PAGE.sections, sections, strict=True)
        if new
    )
    source = replace(PAGE.source, sha256=fields.pop("sha256", PAGE.source.sha256))
    return replace(PAGE, sections=kept, source=source, **fields)


def redrafted(changes: list[tuple[str, int, int]]) -> ArticlePage:
    """The draft of a machine that sees some things otherwise."""
    statements, fields = said(PAGE), {}
    questions = [item for item in items(PAGE) if isinstance(item, Question)]
    facts = [item for item in items(PAGE) if isinstance(item, Fact)]
    for what, a, b in changes:
        at = a % len(statements) if statements else 0
        if what == "new":
            one = Statement(id="s0", kind=StatementKind.REPORTED, quotation=f"Auch {a} wird berichtet.", paragraph=b)
            statements.insert(at, (SPEAKERS[b % 5], one))
        elif what == "fact":
            facts.insert(a % (len(facts) + 1), Fact(id="h0", text=f"Hintergrund {a}.", paragraph=b))
        elif what == "sha256":
            fields["sha256"] = f"{a:064}"
        elif what == "title":
            fields["title"] = f"Titel {a}"
        elif what == "no fact":
            facts = facts[1:]
        elif what == "no question":
            questions = questions[a % 2 :]
        elif statements and what == "drop":
            del statements[at]
        elif statements and what == "speaker":
            statements[at] = (SPEAKERS[b % 5], statements[at][1])
        elif statements and what == "context":
            statements[at] = (statements[at][0], replace(statements[at][1], context=f"am Tag {b}"))
        elif statements and what == "quotation":
            one = statements[at][1]
            statements[at] = (statements[at][0], replace(one, quotation=f"{one.quotation} Und {b}."))
        elif statements and what == "paragraph":
            statements = [(speaker, replace(one, paragraph=one.paragraph + b)) for speaker, one in statements]
        elif statements and what == "heading":
            old = statements[at][0]
            new = replace(old, label=f"Dr. {old.label}", role=f"Rolle {b}" if old.target else "")
            statements = [(new if speaker == old else speaker, one) for speaker, one in statements]
    return drafted(statements, questions, facts, **fields)


WHAT = (
    "new", "fact", "sha256", "title", "no fact", "no question", "drop", "speaker", "context", "quotation", "paragraph",
    "heading",
)  # fmt: skip
redrafts = st.lists(st.tuples(st.sampled_from(WHAT), st.integers(0, 99), st.integers(0, 9)), max_size=5).map(redrafted)

__all__ = ["CAREFUL", "HASTY", "PAGE", "TEXT", "drafted", "edited", "edits", "redrafted", "redrafts", "said", "words"]
