"""Sites made by hand, for the tests of everything between pages and the built site."""

from dataclasses import replace
from pathlib import Path
from shutil import copyfile, copytree

from explainer.model import (
    ActorKind,
    ActorPage,
    ArticlePage,
    Fact,
    Link,
    PlainPage,
    Question,
    Section,
    SectionKind,
    Site,
    Source,
    Speaker,
    Statement,
    StatementKind,
    TopicPage,
)
from explainer.page import render_actor, render_article, render_plain, render_topic
from explainer.settings import Imprint

ROOT = Path(__file__).parent.parent
SEED = "seeds/000_d8995d29cac2191d.txt"
PATH = "articles/deal-fuer-frieden-in-ukraine.md"


def statement(number: int, kind: StatementKind, quotation: str, **more: object) -> Statement:
    return Statement(id=f"s{number}", kind=kind, quotation=quotation, **more)  # type: ignore[arg-type]


PUTIN = Speaker(
    label="Wladimir Putin",
    target="../people/wladimir-putin.md",
    items=(
        statement(
            1,
            StatementKind.INDIRECT,
            "Bei einer Fragestunde während einer Konferenz in Sotschi erklärte der Russe, dass er die Gelegenheit "
            "nutzen wolle, Trump zu gratulieren.",
            mention="der Russe",
            paragraph=5,
        ),
        statement(
            2,
            StatementKind.DIRECT,
            "„Wenn jemand den Kontakt wieder aufnehmen will, dann stört mich das nicht. Ich bin bereit.“",
            context="bei einer Fragestunde während einer Konferenz in Sotschi",
            mention="Putin",
            paragraph=5,
        ),
    ),
)
TRUMP = Speaker(
    label="Donald Trump",
    target="../people/donald-trump.md",
    items=(
        statement(
            3,
            StatementKind.DIRECT,
            "„Ich denke, wir werden sprechen.“",
            context="gegenüber dem Sender NBC News",
            paragraph=6,
        ),
    ),
)
ISCHINGER = Speaker(
    label="Wolfgang Ischinger",
    target="../people/wolfgang-ischinger.md",
    items=(
        statement(
            4,
            StatementKind.FREE_INDIRECT,
            "Er halte es zwar für wahrscheinlich, dass Trump eine „persönliche Gipfeldiplomatie mit Wladimir Putin "
            "anstreben wird“, auch über die Köpfe der Ukraine und der EU-Partner hinweg.",
            mention="Er",
            paragraph=9,
        ),
        statement(
            5,
            StatementKind.INDIRECT,
            "Schließlich wolle das US-Staatsoberhaupt „keinesfalls als Schwächling dastehen“, so Ischinger.",
            mention="Ischinger",
            paragraph=9,
        ),
    ),
)
SELENSKYJ = Speaker(
    label="Wolodymyr Selenskyj",
    target="../people/wolodymyr-selenskyj.md",
    items=(
        statement(
            6,
            StatementKind.INDIRECT,
            "Ukraine-Präsident Wolodymyr Selenskyj bekräftigte derweil, dass ein Waffenstillstand mit Russland ohne "
            "Sicherheitsgarantien für sein Land nicht infrage kommt.",
            paragraph=12,
        ),
        statement(
            7,
            StatementKind.DIRECT,
            "„Ein Waffenstillstand wird dann kommen, wenn der Staat, der im Krieg ist, besonders das Opfer, weiß, "
            "dass es Sicherheitsgarantien haben wird“",
            context="auf einer Pressekonferenz in Budapest",
            mention="Selenskyj",
            paragraph=12,
        ),
    ),
)
QUESTIONS = (
    Question(
        id="f1",
        text="Was bedeutet diese Annäherung zwischen Trump und Putin nun also?",
        paragraph=7,
    ),
    Question(
        id="f2",
        text="Wird die diplomatische Entspannung auch zu einer schnellen Lösung des Ukraine-Krieges führen?",
        paragraph=7,
        spoken_to_by=(Link(label="Wolfgang Ischinger", target="#s4"), Link(label="Wolfgang Ischinger", target="#s5")),
    ),
)
FACTS = (
    Fact(
        id="h1",
        text="Joe Biden und sein Amtskollege Putin haben seit der Invasion der Russen in der Ukraine nicht mehr "
        "miteinander gesprochen.",
        paragraph=7,
    ),
    Fact(
        id="h2",
        text="Der ukrainische Präsident strebt weiterhin die Aufnahme seines Staates in die NATO an.",
        paragraph=12,
    ),
)
ARTICLE = ArticlePage(
    path=PATH,
    title="Deal für Frieden in Ukraine? Putin und Trump sind „bereit“ für Gespräche",
    date="2024-11-08",
    source=Source(file=SEED, sha256="e4a8572a"),
    tags=("Ukraine-Krieg",),
    intro="Wird es ein schneller außenpolitischer Erfolg für Donald Trump? Kurz nach der US-Wahl bewegt sich etwas im "
    "Kreml.",
    sections=(
        Section(
            kind=SectionKind.STATEMENTS,
            heading="Wer hat was gesagt",
            items=(PUTIN, TRUMP, ISCHINGER, SELENSKYJ),
        ),
        Section(kind=SectionKind.QUESTIONS, heading="Offene Fragen", items=QUESTIONS),
        Section(kind=SectionKind.BACKGROUND, heading="Hintergrund", items=FACTS),
    ),
)
ACTOR_BODY = "<!-- explainer:about -->\n\n<!-- explainer:statements -->\n\n<!-- explainer:mentions -->\n"
TOPIC_BODY = (
    "<!-- explainer:questions -->\n\n<!-- explainer:voices -->\n\n<!-- explainer:background -->\n\n"
    "<!-- explainer:articles -->\n"
)


def person(slug: str, name: str, role: str = "", aliases: tuple[str, ...] = ()) -> ActorPage:
    path = f"people/{slug}.md"
    return ActorPage(path=path, name=name, kind=ActorKind.PERSON, role=role, aliases=aliases, body=ACTOR_BODY)


ACTORS = (
    person("donald-trump", "Donald Trump", "", ("Trump",)),
    person("joe-biden", "Joe Biden"),
    person("wladimir-putin", "Wladimir Putin"),
    person("wolfgang-ischinger", "Wolfgang Ischinger", "früherer Chef der Münchner Sicherheitskonferenz"),
    person("wolodymyr-selenskyj", "Wolodymyr Selenskyj", "Ukraine-Präsident"),
    ActorPage(
        path="organisations/nbc-news.md",
        name="NBC News",
        kind=ActorKind.ORGANISATION,
        body="<!-- explainer:statements -->\n\n<!-- explainer:mentions -->\n",
    ),
)


def body_of(markdown: str) -> str:
    return markdown.split("---\n", 2)[2].strip()


def plain(path: str) -> PlainPage:
    markdown = (ROOT / "site_src" / path).read_text(encoding="utf-8")
    return PlainPage(path=path, title=markdown.split("title: ")[1].split("\n")[0], body=body_of(markdown))


PLAIN = (
    "about.md",
    "articles/index.md",
    "datenschutz.md",
    "impressum.md",
    "index.md",
    "korrekturen.md",
    "organisations/index.md",
    "people/index.md",
    "questions.md",
    "suche.md",
    "timeline.md",
    "topics/index.md",
)


def seed_site() -> Site:
    """What the seed article makes, with the project's own stubs."""
    topic = TopicPage(path="topics/ukraine-krieg.md", name="Ukraine-Krieg", body=TOPIC_BODY)
    return Site(articles=(ARTICLE,), actors=ACTORS, topics=(topic,), pages=tuple(plain(path) for path in PLAIN))


def reading_site() -> Site:
    """The seed's site without the pages about the site itself, whose blocks are not composed from articles."""
    about = ("datenschutz.md", "impressum.md", "korrekturen.md")
    return replace(seed_site(), pages=tuple(page for page in seed_site().pages if page.path not in about))


def project(root: Path, site: Site | None = None) -> Path:
    """The folder of a project with the pages of `site` (the seed's, if none is given) as committed files."""
    site = site or seed_site()
    pages = {page.path: render_article(page) for page in site.articles}
    pages |= {page.path: render_actor(page) for page in site.actors}
    pages |= {page.path: render_topic(page) for page in site.topics}
    pages |= {page.path: render_plain(page) for page in site.pages}
    for path, markdown in pages.items():
        (root / "site_src" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "site_src" / path).write_text(markdown, encoding="utf-8")
    (root / "site_src/assets").mkdir()
    (root / "seeds").mkdir()
    copyfile(ROOT / SEED, root / SEED)
    (root / "mkdocs.yml").write_text(configuration(), encoding="utf-8")
    return root


def configuration() -> str:
    """The project's own `mkdocs.yml`, with an imprint that is filled in."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, mark, after = text.partition("    imprint:\n")
    return before + mark + after.replace('""', '"Ada Amsel"', len(Imprint.__dataclass_fields__))


def example(folder: Path) -> Path:
    """`folder` with what the example town's site is made of."""
    town = ROOT / "examples" / "lindauen"
    for name in ("seeds", "site_src"):
        copytree(town / name, folder / name)
    copyfile(town / "mkdocs.yml", folder / "mkdocs.yml")
    return folder
