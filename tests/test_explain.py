"""`extract --explain`: which rule and which line of the language data found a statement, and what was left."""

import re

from explainer.extract import extract
from explainer.extract.explain import LISTS, explain, line_of
from explainer.model import Article
from explainer.overview import explanation

TEXT = """Die Bürgermeisterin Petra Kern sagte am Montag, die Brücke sei sicher. Nach Angaben der Polizei wurde \
niemand verletzt. Der Film „Die Brücke“ läuft im Mai. Kern lobte die Helfer."""

WHOLE = """brief.txt: Die Bürgermeisterin Petra Kern sagte am Montag, die Brücke sei sicher. Nach Angaben der …
  s1 die Brücke sei sicher
      rule verb-clause, reporting.yaml:N sagen
      speaker Petra Kern (petra-kern) by rule name, evidence „Die Bürgermeisterin Petra Kern“
  s2 wurde niemand verletzt
      rule nach-angaben, sources.yaml:N nach_nouns
      speaker Polizei (polizei) by rule source, evidence „Angaben der Polizei“
  – „Die Brücke“
      left: in quotation marks, but a name, a title or a single word
  s3 Kern lobte die Helfer.
      rule reported-verb, reporting.yaml:N loben
      speaker Petra Kern (petra-kern) by rule name, evidence „Kern“

"""


def test_every_statement_names_its_rule_its_entry_and_its_evidence() -> None:
    extraction = extract(Article(path="brief.txt", sha256="", content=TEXT))
    told = explanation(extraction, explain(extraction))
    assert re.sub(r"yaml:\d+", "yaml:N", told) == WHOLE


def test_every_list_that_a_rule_names_is_there() -> None:
    for entry in LISTS.values():
        file, key = entry.split(" ")[:2]
        assert line_of("de", file, key) > 0


LEFT = """Petra Kern traf Donald Bock. Sie sagte, Hans Kurz komme. Kern stritt mit Eva Wolf. Der Zug sei weg."""

WHOLE_LEFT = """brief.txt: Petra Kern traf Donald Bock. Sie sagte, Hans Kurz komme. Kern stritt mit Eva Wolf. Der …
  s1 Hans Kurz komme
      rule verb-clause, reporting.yaml:N sagen
      speaker Petra Kern (petra-kern) by rule pronoun, evidence „Sie“
      left: Hans Kurz – the statement names him
      left: Donald Bock – „Sie“ does not fit
  s2 Der Zug sei weg.
      rule konjunktiv, conjugation.yaml:N strong and weak
      speaker Petra Kern (petra-kern) by rule subject-continues, evidence „Kern“
      left: Eva Wolf – not the subject of the sentence before

"""


def test_every_candidate_that_was_left_has_a_reason() -> None:
    extraction = extract(Article(path="brief.txt", sha256="", content=LEFT))
    told = explanation(extraction, explain(extraction))
    assert re.sub(r"yaml:\d+", "yaml:N", told) == WHOLE_LEFT


def test_somebody_beside_a_frame_is_not_its_subject() -> None:
    content = "Neben Donald Bock sagte Petra Kern, der Zug sei weg."
    extraction = extract(Article(path="brief.txt", sha256="", content=content))
    told = [reason.told for reason in explain(extraction)]
    assert told[-1] == "left: Donald Bock – not the subject of a verb that frames the statement"
