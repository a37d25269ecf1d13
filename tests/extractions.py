"""What a careful reader finds in the seed article, as an `Extraction` made by hand."""

import hashlib
from pathlib import Path

from explainer.extract.segment import segment, with_sentences
from explainer.model import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Extraction,
    FoundFact,
    FoundQuestion,
    FoundStatement,
    StatementKind,
)
from explainer.text import Span

ROOT = Path(__file__).parent.parent
SEED = "seeds/000_d8995d29cac2191d.txt"
DATA = (ROOT / SEED).read_bytes()
CONTENT = DATA.decode("utf-8")
TEXT = with_sentences(segment(CONTENT)[0])
TITLE = "Deal für Frieden in Ukraine? Putin und Trump sind „bereit“ für Gespräche"


def at(words: str, after: str = "") -> Span:
    """The first run of `words` in the article behind the first run of `after`."""
    start = CONTENT.index(words, CONTENT.index(after))
    return Span(start, start + len(words))


def spans(*words: str) -> tuple[Span, ...]:
    return tuple(at(run) for run in words)


def by(actor: str, name: str, mention: str = "", after: str = "") -> Attribution:
    return Attribution(actor=actor, name=name, spans=(at(mention, after),) if mention else (), rule="by-hand")


def said(number: int, kind: StatementKind, words: str, **more: object) -> FoundStatement:
    span = at(words)
    fields = {"excerpt": (span,), "paragraph": TEXT.paragraph_at(span.start), **more}
    return FoundStatement(id=f"s{number}", kind=kind, spans=(span,), rule="by-hand", **fields)  # type: ignore[arg-type]


PUTIN = Actor(id="wladimir-putin", name="Wladimir Putin", kind=ActorKind.PERSON)
TRUMP = Actor(id="donald-trump", name="Donald Trump", kind=ActorKind.PERSON)
BIDEN = Actor(id="joe-biden", name="Joe Biden", kind=ActorKind.PERSON)
ISCHINGER = Actor(
    id="wolfgang-ischinger",
    name="Wolfgang Ischinger",
    kind=ActorKind.PERSON,
    role="früherer Chef der Münchner Sicherheitskonferenz",
)
SELENSKYJ = Actor(id="wolodymyr-selenskyj", name="Wolodymyr Selenskyj", kind=ActorKind.PERSON, role="Ukraine-Präsident")
NATO = Actor(id="nato", name="NATO", kind=ActorKind.ORGANISATION)
DIRECT, INDIRECT, FREE, REPORTED = StatementKind

STATEMENTS = (
    said(
        1,
        INDIRECT,
        "dass er die Gelegenheit nutzen wolle, Trump zu gratulieren",
        excerpt=spans("erklärte der Russe, dass er die Gelegenheit nutzen wolle, Trump zu gratulieren"),
        speaker=by("wladimir-putin", "Wladimir Putin", "der Russe"),
        context=spans("Bei einer Fragestunde während einer Konferenz in Sotschi"),
    ),
    said(
        2,
        DIRECT,
        "„Wenn jemand den Kontakt wieder aufnehmen will, dann stört mich das nicht. Ich bin bereit.“",
        speaker=by("wladimir-putin", "Wladimir Putin", "Putin", "Dabei signalisierte"),
        context=spans("Bei einer Fragestunde während einer Konferenz in Sotschi"),
    ),
    said(
        3,
        DIRECT,
        "„Ich denke, wir werden sprechen.“",
        speaker=by("donald-trump", "Donald Trump"),
        context=spans("gegenüber dem Sender NBC News"),
    ),
    said(
        4,
        FREE,
        "Er halte es zwar für wahrscheinlich, dass Trump eine „persönliche Gipfeldiplomatie mit Wladimir Putin "
        "anstreben wird“, auch über die Köpfe der Ukraine und der EU-Partner hinweg",
        speaker=by("wolfgang-ischinger", "Wolfgang Ischinger", "Er", "daran. "),
        context=spans("Im Interview mit „t-online.de“"),
    ),
    said(
        5,
        INDIRECT,
        "Schließlich wolle das US-Staatsoberhaupt „keinesfalls als Schwächling dastehen“",
        excerpt=spans("Schließlich wolle das US-Staatsoberhaupt „keinesfalls als Schwächling dastehen“, so Ischinger"),
        speaker=by("wolfgang-ischinger", "Wolfgang Ischinger", "Ischinger", "so Ischinger"),
    ),
    said(
        6,
        DIRECT,
        "„Ein Waffenstillstand wird dann kommen, wenn der Staat, der im Krieg ist, besonders das Opfer, weiß, dass es "
        "Sicherheitsgarantien haben wird“",
        speaker=by("wolodymyr-selenskyj", "Wolodymyr Selenskyj", "Selenskyj", "so Selenskyj"),
        context=spans("auf einer Pressekonferenz in Budapest"),
    ),
    said(7, FREE, "Lippenbekenntnisse seien zu wenig.", speaker=by("wolodymyr-selenskyj", "Wolodymyr Selenskyj")),
)

SEED_EXTRACTION = Extraction(
    article=Article(path=SEED, sha256=hashlib.sha256(DATA).hexdigest(), content=CONTENT, date="2024-11-08"),
    text=TEXT,
    title=TITLE,
    teaser=spans(
        "Wird es ein schneller außenpolitischer Erfolg für Donald Trump?",
        "Kurz nach der US-Wahl bewegt sich etwas im Kreml.",
        "Was das für den Ukraine-Krieg bedeuten kann, zeichnet sich schon ab.",
    ),
    statements=STATEMENTS,
    questions=(
        FoundQuestion(
            id="f1",
            spans=spans("Was bedeutet diese Annäherung zwischen Trump und Putin nun also?"),
            paragraph=7,
            rule="by-hand",
        ),
        FoundQuestion(
            id="f2",
            spans=spans(
                "Wird die diplomatische Entspannung auch zu einer schnellen Lösung des Ukraine-Krieges führen?"
            ),
            paragraph=7,
            rule="by-hand",
            spoken_to_by=("s4", "s5"),
        ),
    ),
    background=(
        FoundFact(
            id="h1",
            spans=spans(
                "Joe Biden und sein Amtskollege Putin haben seit der Invasion der Russen in der Ukraine nicht mehr "
                "miteinander gesprochen."
            ),
            paragraph=7,
            rule="by-hand",
        ),
        FoundFact(
            id="h2",
            spans=spans("Der ukrainische Präsident strebt weiterhin die Aufnahme seines Staates in die NATO an."),
            paragraph=12,
            rule="by-hand",
        ),
    ),
    actors=(TRUMP, PUTIN, BIDEN, ISCHINGER, SELENSKYJ, NATO),
    topics=("Ukraine-Krieg", "US-Wahl"),
)
