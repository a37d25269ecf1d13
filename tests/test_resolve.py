"""Who is who: which words are a person or a body, whom a phrase means, and by which rule.

Every text is short and made for its rule; what is compared is the whole attribution and the whole list of actors.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.extract import extract
from explainer.extract.lexicon import plain_role, strong
from explainer.language import table
from explainer.model import Actor, ActorKind, Article, Attribution, Extraction
from explainer.text import Span

PERSON, ORGANISATION = ActorKind.PERSON, ActorKind.ORGANISATION


def read(content: str, registry: tuple[Actor, ...] = ()) -> Extraction:
    return extract(Article(path="x.txt", sha256="", content=content), registry)


def told(content: str, found: Attribution | None) -> tuple[str, str | None, str, list[str]] | None:
    """Name, actor, rule and evidence of an attribution."""
    return found and (found.name, found.actor, found.rule, [span.of(content) for span in found.spans])


def speaker(content: str, registry: tuple[Actor, ...] = ()) -> tuple[str, str | None, str, list[str]] | None:
    """The speaker of the last statement of a text."""
    return told(content, read(content, registry).statements[-1].speaker)


SPEAKERS = [
    # name
    ("Anna Berger sagte, es sei zu spät.", ("Anna Berger", "anna-berger", "name", ["Anna Berger"])),
    (
        "Präsident Wolodymyr Kowal sprach. „Wir bleiben“, sagte Kowal.",
        ("Wolodymyr Kowal", "wolodymyr-kowal", "name", ["Kowal"]),
    ),
    (
        "Der Gouverneur der Provinz, Gabino Cruz, sagte, die Lage sei ruhig.",
        ("Gabino Cruz", "gabino-cruz", "name", ["Der Gouverneur der Provinz, Gabino Cruz"]),
    ),
    (
        "Dolkun Azat, der Sekretär des Vereins, sagte, er wisse nichts.",
        ("Dolkun Azat", "dolkun-azat", "name", ["Dolkun Azat, der Sekretär des Vereins"]),
    ),
    ("Man habe gewartet, sagt Ilvar Tesmond.", ("Ilvar Tesmond", "ilvar-tesmond", "name", ["Ilvar Tesmond"])),
    (
        "Die Vorschläge kritisierte Anna Berger, lobte aber die Stadt: „Das ist gut so.“",
        ("Anna Berger", "anna-berger", "name", ["Anna Berger"]),
    ),
    ("Es kam Anna Berger, die sagte, der Zug sei weg.", ("Anna Berger", "anna-berger", "name", ["Anna Berger", "die"])),
    # organisation
    (
        "Die Bochumer Polizei teilte mit, der Täter sei gefasst.",
        ("Bochumer Polizei", "bochumer-polizei", "organisation", ["Die Bochumer Polizei"]),
    ),
    (
        "Wie die Nachrichtenagentur Reuters meldet, ist es kalt.",
        ("Reuters", "reuters", "organisation", ["die Nachrichtenagentur Reuters"]),
    ),
    (
        "Die Zeitung „Der Bote“ berichtet, der Zug sei weg.",
        ("Der Bote", "der-bote", "organisation", ["Die Zeitung „Der Bote“"]),
    ),
    ("Laut „Emmern-Kurier“ ist das Geld weg.", ("Emmern-Kurier", "emmern-kurier", "organisation", ["„Emmern-Kurier“"])),
    ("Laut t-online.de ist das Geld weg.", ("t-online.de", "t-online-de", "organisation", ["t-online.de"])),
    (
        "Das Amt für Statistik teilte mit, die Preise seien gestiegen.",
        ("Amt für Statistik", "amt-fuer-statistik", "organisation", ["Das Amt für Statistik"]),
    ),
    (
        "Die Gewerkschaft Verkehr und Hafen (GVH) rief zum Streik auf. Die GVH teilte mit, es gehe um Lohn.",
        ("Gewerkschaft Verkehr und Hafen", "gewerkschaft-verkehr-und-hafen", "organisation", ["Die GVH"]),
    ),
    (
        "Das wurde von der Polizei bestätigt: „Der Täter ist gefasst.“",
        ("Polizei", "polizei", "organisation", ["der Polizei"]),
    ),
    # source
    ("Nach Angaben der Polizei wurde niemand verletzt.", ("Polizei", "polizei", "source", ["Angaben der Polizei"])),
    (
        "Nach Angaben des Roten Kreuzes fehlt es an Wasser.",
        ("Rotes Kreuz", "rotes-kreuz", "source", ["Angaben des Roten Kreuzes"]),
    ),
    ("Medienberichten zufolge ist das Geld weg.", ("Medienberichte", "medienberichte", "source", ["Medienberichten"])),
    (
        "Anna Berger sprach am Montag. Nach ihren Angaben ist das Geld weg.",
        ("Anna Berger", "anna-berger", "source", ["ihren Angaben"]),
    ),
    (
        "Anna Berger sprach am Montag. Nach eigenen Angaben ist das Geld weg.",
        ("Anna Berger", "anna-berger", "source", ["eigenen Angaben"]),
    ),
    # pronoun
    (
        "Petra Sommer kam zu spät. Sie sagte, der Zug habe gewartet.",
        ("Petra Sommer", "petra-sommer", "pronoun", ["Sie"]),
    ),
    ("Petra Sommer traf Hans Kurz. Er erklärte, dass er bleibe.", ("Hans Kurz", "hans-kurz", "pronoun", ["Er"])),
    # role
    (
        "Minister Hans Kurz trat zurück. Am Abend sagte der Minister, er bereue nichts.",
        ("Hans Kurz", "hans-kurz", "role", ["der Minister"]),
    ),
    (
        "Hans Kurz kam spät. Dabei erklärte der Russe, dass er gewinnen wolle.",
        ("Hans Kurz", "hans-kurz", "role", ["der Russe"]),
    ),
    (
        "Anna Berger feiert. „Ich gehe“, sagte die 45-Jährige.",
        ("Anna Berger", "anna-berger", "role", ["die 45-Jährige"]),
    ),
    # body
    (
        "Die Kölner Baubehörde warnte. Die Behörde teilte mit, es sei ernst.",
        ("Kölner Baubehörde", "koelner-baubehoerde", "body", ["Die Behörde"]),
    ),
    # unnamed
    (
        "Ein Sprecher der Polizei sagte, der Täter sei gefasst.",
        ("Ein Sprecher der Polizei", None, "unnamed", ["Ein Sprecher der Polizei"]),
    ),
    ("In dem Bericht heißt es, der Zug sei weg.", ("Bericht", None, "unnamed", ["dem Bericht"])),
    ("Anna Berger trat auf. Der Anwalt sagte, sie sei unschuldig.", ("Der Anwalt", None, "unnamed", ["Der Anwalt"])),
    (
        "Anna Berger und Hans Kurz sagten, sie seien einig.",
        ("Anna Berger und Hans Kurz", None, "unnamed", ["Anna Berger und Hans Kurz"]),
    ),
    # unresolved
    ("Er sagte, es sei zu spät.", ("", None, "unresolved", ["Er"])),
    # continues, subject-continues, demnach, elided
    (
        "Anna Berger sagte, es sei zu spät. Der Zug sei weg.",
        ("Anna Berger", "anna-berger", "continues", ["Anna Berger"]),
    ),
    (
        "Anna Berger zeigte sich erfreut. „Das ist gut für die Stadt.“",
        ("Anna Berger", "anna-berger", "subject-continues", ["Anna Berger"]),
    ),
    ("Die Polizei sagte, es sei zu spät. Demnach ist der Zug weg.", ("Polizei", "polizei", "demnach", ["Demnach"])),
    (
        "Gestern gewann Anna Berger. Am Abend erklärte gegenüber dem Sender: „Wir werden sprechen.“",
        ("Anna Berger", "anna-berger", "elided", ["Anna Berger"]),
    ),
]


@pytest.mark.parametrize(("content", "wanted"), SPEAKERS, ids=[content[:50] for content, _ in SPEAKERS])
def test_speaker(content: str, wanted: tuple[str, str | None, str, list[str]]) -> None:
    assert speaker(content) == wanted


def test_a_speaker_does_not_go_on_over_paragraphs_without_a_name() -> None:
    assert speaker("Experten sagten, es sei zu spät.\n\nGestern lief der Zug. Er sei weg.") is None


def test_every_rule_is_explained_to_readers() -> None:
    shown = {rule for _, (_, _, rule, _) in SPEAKERS}
    assert shown == set(table("de", "actors")["rules"])


def actors(content: str, registry: tuple[Actor, ...] = ()) -> list[tuple[str, str, ActorKind, str, list[str]]]:
    """Id, name, kind, role and mentions of every actor of a text."""
    found = read(content, registry).actors
    return [(a.id, a.name, a.kind, a.role, [m.of(content) for m in a.mentions]) for a in found]


PEOPLE = [
    (
        "Der ukrainische Präsident Pawlo Klim kam. Klim blieb, Klims Sprecher ging.",
        [("pawlo-klim", "Pawlo Klim", PERSON, "ukrainischer Präsident", ["Pawlo Klim", "Klim", "Klims"])],
    ),
    (
        "Karl Weiß, früherer Chef der Kölner Messe, blieb.",
        [("karl-weiss", "Karl Weiß", PERSON, "früherer Chef der Kölner Messe", ["Karl Weiß"])],
    ),
    (
        "Der Bürgermeister Georg Winter und der Trainer Paul Winter kamen. Trainer Winter ging.",
        [
            ("georg-winter", "Georg Winter", PERSON, "Bürgermeister", ["Georg Winter"]),
            ("paul-winter", "Paul Winter", PERSON, "Trainer", ["Paul Winter", "Winter"]),
        ],
    ),
    (
        "Georg Winter kam, auch sein Neffe Torge Winter war da.",
        [
            ("georg-winter", "Georg Winter", PERSON, "", ["Georg Winter"]),
            ("torge-winter", "Torge Winter", PERSON, "", ["Torge Winter"]),
        ],
    ),
    (
        "Kanzlerin Winter sagte, es sei gut.",
        [("winter", "Winter", PERSON, "Kanzlerin", ["Winter"])],
    ),
]


@pytest.mark.parametrize(("content", "wanted"), PEOPLE, ids=[content[:50] for content, _ in PEOPLE])
def test_people(content: str, wanted: list[tuple[str, str, ActorKind, str, list[str]]]) -> None:
    assert actors(content) == wanted


@pytest.mark.parametrize(
    "content",
    [
        "Der Kanton Solothurn baut eine Brücke.",
        "Das Robert Koch-Institut warnt nicht.",
        "Das Schiff Anna Maria sank vor San Diego.",
        "Der Film „Bella Martha“ läuft wieder.",
        "Die Deutsche Welle und Philip Morris sind im Haus.",
        "Die Westdeutsche Allgemeine erschien nicht.",
        "Außenminister Frankreichs waren nicht da.",
        "In Petra Stadt regnet es.",
        "Die Max Müller GmbH schließt ihr Werk.",
    ],
)
def test_nobody_is_named(content: str) -> None:
    assert actors(content) == []


PUTIN = Actor(id="wladimir-putin", name="Wladimir Putin", kind=PERSON, aliases=("Vladimir Putin",))
DEPOT = Actor(id="amt", name="Amt für Depots", kind=ORGANISATION, aliases=("AfD-Depot",))


def test_the_registry_knows_surnames_and_transliterations() -> None:
    wanted = ("Wladimir Putin", "wladimir-putin", "name", ["Putin"])
    assert speaker("Putin sagte, es sei zu spät.", (PUTIN,)) == wanted
    assert actors("Vladimir Putin kam. Putin ging.", (PUTIN,)) == [
        ("wladimir-putin", "Wladimir Putin", PERSON, "", ["Vladimir Putin", "Putin"])
    ]
    assert speaker("Das Amt für Depots sagte, es sei zu spät.", (DEPOT,)) == (
        "Amt für Depots",
        "amt",
        "organisation",
        ["Das Amt für Depots"],
    )


def test_two_with_one_surname_in_the_registry_are_nobody() -> None:
    other = Actor(id="ljudmila-putina", name="Ljudmila Putin", kind=PERSON)
    assert speaker("Putin sagte, es sei zu spät.", (PUTIN, other)) == ("Putin", None, "unnamed", ["Putin"])


@pytest.mark.parametrize(
    ("adjective", "noun", "wanted"),
    [
        ("ukrainische", "Präsident", "ukrainischer"),
        ("israelischen", "Armee", "israelische"),
        ("isländische", "Ministerium", "isländisches"),
        ("neue", "Sprecherin", "neue"),
    ],
)
def test_adjectives_without_an_article(adjective: str, noun: str, wanted: str) -> None:
    assert strong("de", adjective, noun) == wanted


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [("Präsidenten", "Präsident"), ("Ministers", "Minister"), ("Sprecherin", "Sprecherin"), ("Russen", "Russe")],
)
def test_roles_in_the_nominative(noun: str, wanted: str) -> None:
    assert plain_role("de", noun) == wanted


PIECES = """\
Anna Berger Hans Kurz er sie die der Polizei Minister sagte , . „ “ ( ) von und dass sei sie Angaben nach laut
Sprecher 45-Jährige Reuters Demnach USA GVH Klims Herr"""
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_are_read_and_all_evidence_is_of_the_text(content: str) -> None:
    found = read(content)
    everywhere = Span(0, len(content))
    spans = [span for s in found.statements if s.speaker for span in s.speaker.spans]
    assert all(everywhere.covers(span) and span.of(content).strip() for span in spans)
    named = [(s.speaker.actor, s.speaker.name) for s in found.statements if s.speaker and s.speaker.actor]
    assert {actor for actor, _ in named} <= {actor.id for actor in found.actors}
    starts = [actor.mentions[0].start for actor in found.actors]
    assert all(before <= after for before, after in pairwise(starts))
