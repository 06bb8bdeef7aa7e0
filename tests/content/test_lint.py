"""The lint names file, line and field of whatever a machine can find wrong with the bank."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mockloop.content.library import Library
from mockloop.content.lint import Finding, lint
from mockloop.reading.trial import Trial
from tests.content.bank import Bank

QUESTION = "question_bank/hld/url-shortener.yaml"
CARD = "question_bank/choices/postgres.yaml"
PLAYBOOK = "question_bank/playbooks/hld-10.yaml"
RUBRIC = "rubrics/hld.yaml"

Edit = Callable[[dict[str, Any]], object]
NewFindings = Callable[[str, Edit], list[Finding]]


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return Bank.small(tmp_path / "data")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> frozenset[tuple[str, str, str]]:
    """What the lint says of the small bank before anybody damages it: that cards are missing, above all."""
    bank = Bank.small(tmp_path_factory.mktemp("whole") / "data")
    return frozenset((f.path.name, f.field, f.message) for f in lint(bank.library()))


@pytest.fixture
def new_findings(bank: Bank, known: frozenset[tuple[str, str, str]]) -> NewFindings:
    """What the lint says of a file after a change that it did not say before."""

    def found(name: str, change: Edit) -> list[Finding]:
        edit(bank, name, change)
        own = [f for f in lint(bank.library()) if f.path == bank.path(name)]
        return [f for f in own if (f.path.name, f.field, f.message) not in known]

    return found


def load(bank: Bank, name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(bank.read(name), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return data


def edit(bank: Bank, name: str, change: Edit) -> None:
    data = load(bank, name)
    change(data)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    bank.write(name, yaml.dump(data, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000))


def setter(path: list[str | int], value: object) -> Edit:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


def remover(path: list[str | int]) -> Edit:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        del data[path[-1]]

    return change


def test_what_ships_has_no_error() -> None:
    library = Library.open(None)
    trial = Trial(library.index(), library.concepts())
    assert [str(f) for f in lint(library, trial.compile, trial.met) if f.severity == "error"] == []


@pytest.mark.parametrize(
    ("name", "change", "field", "word"),
    [
        (QUESTION, setter(["promt"], "x"), "promt", "did you mean 'prompt'"),
        (QUESTION, remover(["constraint"]), "constraint", "missing"),
        (QUESTION, setter(["schema"], 2), "schema", "no other schema"),
        (QUESTION, setter(["tier"], "hard"), "tier", "integer"),
        (QUESTION, setter(["checks", 1, "scope"], "anywhere"), "checks[1].scope", "'sentence'"),
        (QUESTION, setter(["checks", 0, "dimension"], "beauty"), "checks[0].dimension", "no rubric"),
        (QUESTION, setter(["checks", 0, "step"], "lunch"), "checks[0].step", "no playbook"),
        (QUESTION, setter(["checks", 0, "needs"], "zebra & @reason"), "checks[0].needs", "'zebra'"),
        (QUESTION, setter(["checks", 0, "needs"], "cache & @zebra"), "checks[0].needs", "@zebra"),
        (QUESTION, setter(["checks", 0, "needs"], "cache & =zebra"), "checks[0].needs", "=zebra"),
        (QUESTION, setter(["checks", 0, "needs"], "~cache & ~queue"), "checks[0].needs", "denied"),
        (QUESTION, setter(["checks", 0, "needs"], "cache"), "checks[0].needs", "one word"),
        (QUESTION, setter(["checks", 0, "probe"], ["word " * 45 + "word?"]), "checks[0].probe[0]", "46 words"),
        (QUESTION, setter(["checks", 0, "probe"], ["Who? And why?"]), "checks[0].probe[0]", "more than one question"),
        (QUESTION, setter(["checks", 0, "probe"], ["What of {zebras}?"]), "checks[0].probe[0]", "no blank"),
        (QUESTION, setter(["red_flags", 0, "asks"], ["At {writes}?"]), "red_flags[0].asks", "without a blank"),
        (QUESTION, setter(["decisions", 0, "axes"], ["zebra"]), "decisions[0].axes[0]", "axes.yaml"),
        (QUESTION, setter(["decisions", 0, "options", 0, "card"], "no-such-card"), "decisions[0].options[0].card", ""),
        (QUESTION, setter(["quantities", 0, "value"], 1e30), "quantities[0].value", "the formula gives"),
        (QUESTION, setter(["quantities", 0, "formula"], "zebra * 2"), "quantities[0].formula", "'zebra'"),
        (QUESTION, setter(["quantities", 0, "accept"], [0, 1e-9]), "quantities[0].accept", "leaves out"),
        (QUESTION, setter(["facts", 0, "id"], "zebra"), "facts", "every system-design question"),
        (QUESTION, setter(["outline", "senior"], []), "outline.senior", "lacks the step 'api'"),
        (QUESTION, remover(["outline", "staff"]), "outline", "'staff'"),
        (QUESTION, setter(["terms", 0, "id"], "postgres"), "terms[0].id", "already"),
        (CARD, setter(["instead", 0, "card"], "no-such-card"), "instead[0].card", "no-such-card"),
        (CARD, setter(["why_not", 0, "rival"], "postgres"), "why_not[0].rival", "this very card"),
        (CARD, setter(["axes", 0], "zebra"), "axes[0]", "zebra"),
        (CARD, setter(["claims"], []), "claims", "at least 2"),
        (PLAYBOOK, setter(["minutes"], 11), "minutes", "add up to 10"),
        (PLAYBOOK, setter(["rubric"], "zebra"), "rubric", "zebra"),
        (PLAYBOOK, setter(["change_in"], "zebra"), "change_in", "zebra"),
        (PLAYBOOK, setter(["steps", 0, "aims"], ["zebra"]), "steps[0].aims[0]", "zebra"),
        (PLAYBOOK, setter(["id"], "zebra"), "id", "hld-10.yaml"),
        (RUBRIC, setter(["checks", 0, "dimension"], "zebra"), "checks[0].dimension", "zebra"),
        (RUBRIC, remover(["dimensions", 0, "anchors", "staff"]), "dimensions[0].anchors", "'staff'"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_named_with_its_field(
    new_findings: NewFindings, name: str, change: Edit, field: str, word: str
) -> None:
    found = new_findings(name, change)
    matching = [f for f in found if f.field == field and word in f.message]
    assert matching, [str(f) for f in found]
    assert all(f.line for f in matching)


def test_the_line_is_that_of_the_field(bank: Bank) -> None:
    line = bank.change(PLAYBOOK, "minutes: 10\n", "minutes: 12\n")
    (finding,) = [f for f in lint(bank.library()) if f.path == bank.path(PLAYBOOK)]
    assert (finding.line, finding.field) == (line, "minutes")
    assert str(finding) == f"{bank.path(PLAYBOOK)}:{line}: minutes: says 12, the steps add up to 10"


def test_a_file_that_is_no_yaml_is_named_with_its_line(bank: Bank) -> None:
    bank.write(PLAYBOOK, "schema: 1\nid: [\n")
    assert [(f.path.name, f.line) for f in lint(bank.library()) if "not YAML" in f.message] == [("hld-10.yaml", 3)]


def test_one_broken_file_does_not_hide_the_faults_of_another(bank: Bank) -> None:
    bank.write(CARD, "schema: 1\n")
    edit(bank, PLAYBOOK, setter(["minutes"], 11))
    assert {"postgres.yaml", "hld-10.yaml"} <= {f.path.name for f in lint(bank.library()) if f.severity == "error"}


def test_ids_given_twice_are_found_inside_and_across_files(bank: Bank, new_findings: NewFindings) -> None:
    def twice(data: dict[str, Any]) -> None:
        data["facts"].append(deepcopy(data["facts"][0]))

    inside = new_findings(QUESTION, twice)
    assert any("given twice" in f.message and f.field.endswith(".id") for f in inside)
    generic = load(bank, RUBRIC)["checks"][0]["id"]
    across = new_findings(QUESTION, setter(["checks", 0, "id"], generic))
    assert [f.field for f in across if "generic check" in f.message] == ["checks[0].id"]


def test_a_field_given_twice_is_found_though_yaml_takes_the_last(bank: Bank) -> None:
    line = bank.change(PLAYBOOK, "rubric: hld\n", "rubric: hld\nrubric: hld\n")
    assert [(f.line, f.field) for f in lint(bank.library()) if "given twice" in f.message] == [(line + 1, "rubric")]


def test_a_probe_said_twice_is_found_inside_a_question(new_findings: NewFindings) -> None:
    def repeat(data: dict[str, Any]) -> None:
        first = "Two thousand people press the same button at once, so who wins?"
        data["checks"][0]["probe"] = [first]
        data["checks"][1]["probe"] = ["Two thousand people pressed the same button at once: who wins then?"]

    (finding,) = [f for f in new_findings(QUESTION, repeat) if "nearly the same" in f.message]
    assert finding.field == "checks[1].probe[0]"


def test_a_probe_that_differs_only_in_the_problem_s_noun_is_found_across_questions(bank: Bank) -> None:
    def renamed(word: str) -> Edit:
        def change(data: dict[str, Any]) -> None:
            data["terms"][0]["says"].append(word)
            data["checks"][0]["probe"] = [f"A {word} disappears in the evening rush: which customer notices it first?"]

        return change

    bank.write("question_bank/hld/second.yaml", bank.read(QUESTION).replace("id: url-shortener", "id: second", 1))
    edit(bank, "question_bank/hld/second.yaml", renamed("zebra"))
    edit(bank, QUESTION, renamed("walrus"))
    found = [f for f in lint(bank.library()) if "nearly the same" in f.message and f.field == "checks[0].probe[0]"]
    assert len(found) == 1


def test_wordings_of_one_probe_may_be_alike(new_findings: NewFindings) -> None:
    asks = ["Why would one big table not do for this?", "At {writes}, why would one big table not do for this?"]
    assert not [f for f in new_findings(CARD, setter(["why_not", 0, "asks"], asks)) if "nearly" in f.message]


def test_a_pattern_that_does_not_parse_is_found_by_the_compiler_that_is_passed_in(bank: Bank) -> None:
    def refuse(pattern: str, _: object) -> None:
        if pattern.endswith("("):
            raise ValueError("')' is missing")

    edit(bank, QUESTION, setter(["checks", 0, "needs"], "cache & @reason & ("))
    found = [f for f in lint(bank.library(), compile=refuse) if "is missing" in f.message and "needs" in f.field]
    assert [(f.path.name, f.field) for f in found] == [("url-shortener.yaml", "checks[0].needs")]


def test_a_check_that_the_outline_does_not_meet_is_found(bank: Bank) -> None:
    data = load(bank, QUESTION)
    unmet = data["checks"][0]["id"]

    def all_but_one(_: object, checks: Any, says: Any) -> frozenset[str]:
        return frozenset(c.id for c in checks if c.id != unmet) if len(says) > 1 else frozenset()

    found = [f for f in lint(bank.library(), evidence=all_but_one) if "outline" in f.message]
    assert {f.field for f in found if f.path.name == "url-shortener.yaml"} == {"checks[0].needs"}


def test_a_probe_whose_words_meet_its_own_check_is_found(bank: Bank) -> None:
    edit(bank, QUESTION, setter(["checks", 0, "probe"], ["Would a walrus do here?"]))

    def walrus(_: object, checks: Any, says: Any) -> frozenset[str]:
        return frozenset(c.id for c in checks if len(says) > 1 or "walrus" in says[0][1])

    found = [f for f in lint(bank.library(), evidence=walrus) if "gives the answer away" in f.message]
    assert [f.field for f in found if f.path.name == "url-shortener.yaml"] == ["checks[0].probe[0]"]


def test_a_card_that_is_fixed_but_not_written_is_a_warning(new_findings: NewFindings) -> None:
    found = new_findings(CARD, setter(["instead", 0, "card"], "hyperloglog"))
    assert [(f.severity, f.field) for f in found] == [("warning", "instead[0].card")]
