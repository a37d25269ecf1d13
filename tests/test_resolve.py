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
    # role, described by the article or by a page
    (
        "Gesine Thorn, Vorsitzende der Bürgerliste Nord, kam. Anna Berger kam. Die Vorsitzende der Bürgerliste sagte, \
es sei genug.",
        ("Gesine Thorn", "gesine-thorn", "role", ["Die Vorsitzende der Bürgerliste"]),
    ),
    (
        "Oliver Kurz, Sprecher des Vereins, kam. Petra Kern, Sprecherin des Vereins, kam auch. Die Sprecherin des \
Vereins sagte, es sei genug.",
        ("Petra Kern", "petra-kern", "role", ["Die Sprecherin des Vereins"]),
    ),
    (
        "Gesine Thorn, Vorsitzende der Bürgerliste, kam. Die Vorsitzende der Bank sagte, es sei genug.",
        ("Die Vorsitzende der Bank", None, "unnamed", ["Die Vorsitzende der Bank"]),
    ),
    # owners, pronouns behind the verb
    (
        "Kritik kam vom Verein. Deren Sprecherin Petra Kern warf der Stadt vor, sie habe geschlafen.",
        ("Petra Kern", "petra-kern", "name", ["Deren Sprecherin Petra Kern"]),
    ),
    ("Peter Kurz sprach lange. Namen nannte er nicht.", ("Peter Kurz", "peter-kurz", "pronoun", ["er"])),
    # no frame: before a colon, behind the sentence, in whose view
    (
        "Peter Kurz sagte, es sei genug. Auch Petra Kern ging auf Distanz: Das sei zu viel.",
        ("Petra Kern", "petra-kern", "name", ["Petra Kern"]),
    ),
    ("Ob sie antrete, ließ Petra Kern offen.", ("Petra Kern", "petra-kern", "name", ["Petra Kern"])),
    ("Für Anna Berger ist klar: „Das ist gut so.“", ("Anna Berger", "anna-berger", "name", ["Anna Berger"])),
    (
        "Anna Berger sagte, man warte. Einige hätten angegeben, sie müssten zur Arbeit.",
        ("Anna Berger", "anna-berger", "continues", ["Anna Berger"]),
    ),
    (
        "Peter Kurz sprach lange. Wer damit gemeint war, wisse er nicht.",
        ("Peter Kurz", "peter-kurz", "subject-continues", ["Peter Kurz"]),
    ),
    # a speaker without a name goes on
    (
        "Die Hamburger Stadtreinigung äußerte Zweifel. Für ein Jahr sei es rechtens.",
        (
            "Die Hamburger Stadtreinigung",
            None,
            "subject-continues",
            ["Die Hamburger Stadtreinigung"],
        ),
    ),
    ("Experten sagten, es sei zu spät.\n\nDer Zug sei weg.", ("Experten", None, "continues", ["Experten"])),
    # what is said comes from somebody
    (
        "Von der Polizei kam die Information, dass der Täter gefasst sei.",
        ("Polizei", "polizei", "organisation", ["der Polizei"]),
    ),
    (
        "Anna Berger stritt. Vom Verein kam die Forderung, die Straße zu sperren.",
        ("Verein", None, "unnamed", ["Verein"]),
    ),
    (
        "Der Täter sei weg, so Anna Berger weiter: „Wir suchen ihn.“",
        ("Anna Berger", "anna-berger", "continues", ["Anna Berger"]),
    ),
    # words that name nobody
    (
        "Anna Berger wehrte sich gegen die Behauptung, die Sorte werde nicht gegessen: „Das ist falsch.“",
        ("Anna Berger", "anna-berger", "name", ["Anna Berger"]),
    ),
    ("Die Busse sagten, es sei zu spät.", ("", None, "unresolved", ["Die Busse"])),
    ("Nach heutigem Stand zahle allein die Stadt.", ("", None, "unresolved", ["heutigem Stand"])),
    (
        "Anna Berger klagte. Der Bau werde teuer, heißt es in einer Mitteilung.",
        ("Anna Berger", "anna-berger", "source", ["einer Mitteilung"]),
    ),
    ("Der Bau werde teuer, heißt es in einer Mitteilung.", ("", None, "unresolved", ["einer Mitteilung"])),
    # a noun alone for a body with a name
    (
        "Die Stadtwerke Rhedau meldeten ein Leck. Das Unternehmen sagte, es sei klein.",
        ("Stadtwerke Rhedau", "stadtwerke-rhedau", "body", ["Das Unternehmen"]),
    ),
    (
        "In den Papierwerken Lünau brannte es. Das Unternehmen sagte, es sei klein.",
        ("Papierwerke Lünau", "papierwerke-luenau", "body", ["Das Unternehmen"]),
    ),
    (
        "Der Strom fiel aus. Der Versorger Orrach-Netz warnte. Er war nach Angaben des Unternehmens überlastet.",
        ("Orrach-Netz", "orrach-netz", "source", ["Angaben des Unternehmens"]),
    ),
    (
        "Der Kurs des Maschinenbauers Halm Antriebe AG fiel. Am Abend regnete es. Das Unternehmen sagte, es sei genug.",
        ("Halm Antriebe AG", "halm-antriebe-ag", "body", ["Das Unternehmen"]),
    ),
    (
        "Die Halm Antriebe AG und die Kolb Werke GmbH kamen. Das Unternehmen sagte, es sei genug.",
        ("Das Unternehmen", None, "unnamed", ["Das Unternehmen"]),
    ),
    (
        "Die Industrie- und Handelskammer Brieden klagte. Die Kammer sagte, es sei zu spät.",
        ("Industrie- und Handelskammer Brieden", "industrie-und-handelskammer-brieden", "body", ["Die Kammer"]),
    ),
    # names of bodies
    (
        "Der Naturschutzverein Heide und Moor warnte, es sei genug.",
        (
            "Naturschutzverein Heide und Moor",
            "naturschutzverein-heide-und-moor",
            "organisation",
            ["Der Naturschutzverein Heide und Moor"],
        ),
    ),
    ("Kolb & Söhne teilte mit, es sei genug.", ("Kolb & Söhne", "kolb-soehne", "organisation", ["Kolb & Söhne"])),
    (
        "Die Partei Movement for Change (MFC) sagte, es sei genug.",
        ("Movement for Change", "movement-for-change", "organisation", ["Die Partei Movement for Change (MFC)"]),
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
        "Der Fraktionsvorsitzende Klaus Bock und die Erste Stadträtin Miriam Olden kamen.",
        [
            ("klaus-bock", "Klaus Bock", PERSON, "Fraktionsvorsitzender", ["Klaus Bock"]),
            ("miriam-olden", "Miriam Olden", PERSON, "Erste Stadträtin", ["Miriam Olden"]),
        ],
    ),
    (
        "Anna Winter kam. Wie das ist, weiß Marlo Winter, der nur den Namen mit ihr teilt.",
        [
            ("anna-winter", "Anna Winter", PERSON, "", ["Anna Winter"]),
            ("marlo-winter", "Marlo Winter", PERSON, "", ["Marlo Winter"]),
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


THORN = Actor(id="thorn", name="Gesine Thorn", kind=PERSON, role="Vorsitzende der Bürgerliste")
KOLB = Actor(id="kolb", name="Jan Kolb", kind=PERSON, role="früherer Bürgermeister")
STADT = Actor(id="stadt-linden", name="Stadt Linden", kind=ORGANISATION)
STADT_MOOR = Actor(id="stadt-moor", name="Stadt Moor", kind=ORGANISATION)
RAT = Actor(id="rat-der-stadt", name="Rat der Stadt", kind=ORGANISATION, aliases=("Rat",))


def test_the_role_of_a_page_tells_who_is_meant() -> None:
    content = "Gesine Thorn kam spät. Petra Kern kam früh. Die Vorsitzende der Bürgerliste sagte, es sei genug."
    wanted = ("Gesine Thorn", "thorn", "role", ["Die Vorsitzende der Bürgerliste"])
    assert speaker(content, (THORN,)) == wanted
    unnamed = ("Die Vorsitzende der Bürgerliste", None, "unnamed", ["Die Vorsitzende der Bürgerliste"])
    assert speaker(content.replace("Gesine Thorn kam spät. ", ""), (THORN,)) == unnamed


def test_a_role_that_is_over_means_nobody() -> None:
    content = "Jan Kolb kam spät. Petra Kern kam früh. Am Abend regnete es. Der Bürgermeister sagte, es sei genug."
    assert speaker(content, (KOLB,)) == ("Der Bürgermeister", None, "unnamed", ["Der Bürgermeister"])


def test_a_noun_alone_means_the_body_of_the_registry_that_the_article_is_about() -> None:
    both = (STADT, STADT_MOOR, RAT)
    content = "In Linden regnet es. Die Stadt sagte, es sei genug."
    assert speaker(content, both) == ("Stadt Linden", "stadt-linden", "body", ["Die Stadt"])
    assert speaker("Der Rat sagte, es sei genug.", both) == ("Rat der Stadt", "rat-der-stadt", "body", ["Der Rat"])
    assert speaker("In Linden und Moor regnet es. Die Stadt sagte, es sei genug.", both) == (
        "Stadt",
        "stadt",
        "organisation",
        ["Die Stadt"],
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
