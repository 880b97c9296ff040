"""Words that a parse hangs where English does not allow them are hung where they belong: hand-made trees."""

from __future__ import annotations

import pytest

from kg.extract.reading import read
from tests.extract.clauses.trees import parse

PREDICATE = """
    Reports report NNS 0 root
    that that IN 4 mark
    Rao Rao NNP 4 nsubj
    left leave VBD 1 acl
    are be VBP 6 cop
    false false JJ 1 ccomp
    """
CONTENT = """
    He he PRP 2 nsubj
    disputed dispute VBD 0 root
    the the DT 4 det
    version version NN 2 obj
    that that IN 8 mark
    he he PRP 8 nsubj:pass
    was be VBD 8 aux:pass
    captured capture VBN 4 acl:relcl
    """
RATHER = """
    Peru Peru NNP 5 nsubj
    rather rather RB 5 cc
    than than IN 2 fixed
    Chile Chile NNP 1 conj
    bought buy VBD 0 root
    jets jet NNS 5 obj
    """
SPEAKER = """
    Ireland Ireland NNP 7 nsubj
    , , , 1 punct
    said say VBD 0 root
    the the DT 5 det
    minister minister NN 7 nsubj
    , , , 1 punct
    bought buy VBD 3 ccomp
    land land NN 7 obj
    """
TOLD = """
    Peru Peru NNP 2 nsubj
    bought buy VBD 7 ccomp
    jets jet NNS 2 obj
    , , , 6 punct
    two two CD 6 nummod
    people people NNS 2 nsubj
    told tell VBD 0 root
    Reuters Reuters NNP 7 nsubj
    """
FEW = """
    A a DT 2 det
    few few JJ 3 amod
    believe believe VBP 0 root
    it it PRP 3 obj
    """
BUT = """
    No no DT 2 det
    one one NN 5 nsubj
    but but IN 4 cc
    Kenya Kenya NNP 2 nmod
    left leave VBD 0 root
    """
ACTOR = """
    Police police NNS 2 nsubj
    feared fear VBD 0 root
    an a DT 4 det
    attack attack NN 2 obj
    on on IN 6 case
    Goma Goma NNP 4 nmod
    by by IN 8 case
    rebels rebel NNS 2 obl
    """
TITLE = """
    sanctions sanction NNS 0 root
    on on IN 3 case
    Minister minister NNP 4 nmod:desc
    Rao Rao NNP 1 nmod
    """
PART_OF_TITLE = """
    Secretary secretary NNP 4 nmod:desc
    of of IN 3 case
    State state NNP 4 nmod:desc
    Bell Bell NNP 5 nsubj
    left leave VBD 0 root
    """
OBJECT = """
    strikes strike NNS 2 nsubj
    engaged engage VBD 0 root
    units unit NNS 2 nsubj
    """
DAY = """
    A a DT 2 det
    judge judge NN 5 nsubj
    on on IN 4 case
    Monday Monday NNP 2 nmod DATE
    freed free VBD 0 root
    Rao Rao NNP 5 obj
    """
CLEFT = """
    It it PRP 3 nsubj
    was be VBD 3 cop
    Kenya Kenya NNP 0 root
    and and CC 6 cc
    not not RB 6 advmod
    Chad Chad NNP 3 conj
    who who WP 8 nsubj
    left leave VBD 6 acl:relcl
    """
HEADLINE = """
    Sale sale NN 0 root
    of of IN 3 case
    port port NN 1 nmod
    blocked block VBN 1 acl
    """
CANCELLED = """
    Talks talk NNS 3 nsubj
    on on IN 1 dep
    cancelled cancel VBD 0 root
    """
SAID = """
    Strike strike NN 4 nsubj
    on on IN 3 case
    Lamu Lamu NNP 1 nmod
    averted avert VBD 7 ccomp
    , , , 7 punct
    Rao Rao NNP 7 nsubj
    says say VBZ 0 root
    """
INSERTED = """
    Peru Peru NNP 2 nsubj
    left leave VBD 0 root
    ; ; : 8 punct
    ships ship NNS 9 nsubj
    , , , 8 punct
    he he PRP 8 nsubj
    never never RB 9 advmod
    said say VBD 2 parataxis
    sank sink VBD 2 conj
    """
RELATIVE = """
    Rao Rao NNP 6 nsubj
    who who WP 4 obj
    police police NNS 4 nsubj
    say say VBP 1 acl:relcl
    fled flee VBD 4 ccomp
    won win VBD 0 root
    """
TO_SAY = """
    To to TO 2 mark
    say say VB 0 root
    so so RB 2 advmod
    is be VBZ 5 cop
    absurd absurd JJ 2 ccomp
    """
TO_SAY_AIM = TO_SAY.replace("VB 0 root", "VB 5 advcl").replace("2 ccomp", "0 root")


@pytest.mark.parametrize(
    ("rows", "places"),
    [
        (PREDICATE, {"false": ("root", "false"), "Reports": ("nsubj", "false")}),
        (CONTENT, {"captured": ("acl", "version")}),
        (RATHER, {"rather": ("cc", "Chile")}),
        (SPEAKER, {"minister": ("nsubj", "said"), "Ireland": ("nsubj", "bought")}),
        (TOLD, {"people": ("nsubj", "told"), "Reuters": ("obj", "told"), "Peru": ("nsubj", "bought")}),
        (FEW, {"few": ("nsubj", "believe")}),
        (FEW.replace("DT 2 det", "DT 3 det"), {"few": ("nsubj", "believe"), "A": ("det", "few")}),
        (BUT, {"but": ("case", "Kenya")}),
        (BUT.replace("2 nmod", "2 conj"), {"but": ("case", "Kenya"), "Kenya": ("nmod", "one")}),
        (ACTOR, {"rebels": ("nmod", "attack")}),
        (OBJECT, {"strikes": ("nsubj", "engaged"), "units": ("obj", "engaged")}),
        (TITLE, {"on": ("case", "Rao")}),
        (PART_OF_TITLE, {"of": ("case", "State")}),
        (DAY, {"Monday": ("obl", "freed")}),
        (CLEFT, {"left": ("acl:relcl", "Kenya")}),
        (HEADLINE, {"blocked": ("root", "blocked"), "Sale": ("nsubj:pass", "blocked")}),
        (CANCELLED, {"Talks": ("nsubj:pass", "cancelled")}),
        (SAID, {"Strike": ("nsubj:pass", "averted")}),
        (INSERTED, {"said": ("parataxis", "sank")}),
        (RELATIVE, {"who": ("nsubj", "fled"), "police": ("nsubj", "say")}),
        (TO_SAY, {"absurd": ("root", "absurd"), "say": ("csubj", "absurd")}),
        (TO_SAY_AIM, {"say": ("csubj", "absurd")}),
    ],
    ids=[
        "predicate",
        "content",
        "rather",
        "speaker",
        "told",
        "few",
        "a few",
        "exception",
        "exception, taken for joined",
        "actor",
        "object",
        "title",
        "part of title",
        "day",
        "cleft",
        "headline",
        "cancelled",
        "cancelled, one says",
        "inserted report",
        "relative",
        "to say",
        "to say, taken for an aim",
    ],
)
def test_torn_words_are_hung_where_they_belong(rows: str, places: dict[str, tuple[str, str]]) -> None:
    words = {word.text: word for word in read(parse(rows))}
    assert {form: (words[form].dep_, words[form].head.text) for form in places} == places


@pytest.mark.parametrize("noun", ["meeting", "talks", "plan"])
def test_what_may_be_of_a_day_keeps_it(noun: str) -> None:
    doc = read(parse(DAY.replace("judge judge", f"{noun} {noun}")))
    assert (doc[3].dep_, doc[3].head.text) == ("nmod", noun)


@pytest.mark.parametrize(
    "rows",
    [
        BUT.replace("2 nmod", "2 conj").replace("No no", "Each each"),
        CLEFT.replace("not not RB", "also also RB"),
        HEADLINE + "    . . . 1 punct\n",
        CANCELLED.replace("Talks talk NNS", "Rao Rao NNP"),
        SAID.replace("Strike strike NN", "Rao Rao NNP"),
        RELATIVE.replace("police police NNS 4 nsubj", "now now RB 4 advmod"),
        TO_SAY_AIM.replace("so so RB 2 advmod", "Rao Rao NNP 5 nsubj"),
    ],
    ids=["joined", "cleft of two", "sentence", "somebody", "somebody, one says", "said by who", "aim"],
)
def test_what_may_stand_stays(rows: str) -> None:
    source = parse(rows)
    doc = read(source)
    assert [(word.dep_, word.head.i) for word in doc] == [(word.dep_, word.head.i) for word in source]


def test_a_relative_clause_and_a_conjunct_of_its_own_stay() -> None:
    rows = """
        ships ship NNS 0 root
        that that WDT 3 nsubj
        left leave VBD 1 acl:relcl
        and and CC 5 cc
        sank sink VBD 3 conj
        """
    doc = read(parse(rows))
    assert [(word.dep_, word.head.text) for word in doc[2:]] == [
        ("acl:relcl", "ships"),
        ("cc", "sank"),
        ("conj", "left"),
    ]
