"""Who does what a noun of action says, behind "by", where a parse hangs the phrase on the verb before the noun.

"Police feared an attack on Goma [by rebels]": an active verb has no "by" for who acts, and a noun that has its object
beside it ("on Goma") lacks only that.

"Was kept from leaving [by police]": nor has an active gerund one, inside of a passive that lacks who did it.
So does who is named for it: "denounced the choice of Rao [to lead it]" tells of no aim of who denounced it.
"""

from __future__ import annotations

from kg.extract.circumstance_words import load_circumstance_words
from kg.extract.constructions import can_act
from kg.extract.cues import load_cues
from kg.extract.tree import Doc, Token

_OBJECT_OF_NOUN = frozenset({"on", "upon", "against", "of"})
_JUDGING = frozenset({"from", "of", "for", "with"})
"""What is done by somebody in another sense: "praised for standing by his wife"."""
_ACTORS = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def torn_actors(doc: Doc) -> dict[int, tuple[int, str]]:
    """The places of such actors with those of the nouns, and the label of what belongs to a noun."""
    found: dict[int, tuple[int, str]] = {}
    for token in doc:
        if token.dep_.startswith(("obl", "nmod")) and (deed := _done_to(token)) is not None:
            found[token.i] = (deed.i, "obl:agent")
        if token.dep_.startswith("obl") and _cases(token) == {"by"} and _may_act(token):
            noun = next((c for c in token.head.children if c.right_edge.i + 1 == token.left_edge.i), None)
            if noun is not None and _is_active(token.head) and noun.i > token.head.i and _has_object(noun):
                found[token.i] = (noun.i, "nmod")
        if token.dep_ == "advcl" and token.tag_ == "VB" and (task := _task(token)) is not None:
            found[token.i] = (task.i, "acl")
    return found


def _done_to(actor: Token) -> Token | None:
    """The passive without "by" whose gerund has taken it: "was kept from leaving [by police]"."""
    gerund, deed = actor.head, actor.head.head
    if _cases(actor) != {"by"} or not can_act(actor):
        return None
    opener = next((c.lower_ for c in gerund.children if c.dep_ in {"mark", "case"} and c.i < gerund.i), "")
    if gerund.dep_ not in {"advcl", "obl"} or not gerund.lower_.endswith("ing") or opener not in _JUDGING:
        return None
    own = bool(gerund.below & {"aux:pass", "nsubj:pass", "det", "nmod:poss"})
    if opener == "from":
        own = own or deed.lemma not in load_circumstance_words().governed["hindering"]  # "protected from shelling by"
    else:
        told = load_cues().addressing | {"warn"}  # "was warned of shelling by rebels"
        own = own or gerund.lemma in load_circumstance_words().governed["standing_by"] or deed.lemma in told
    passive = "aux:pass" in deed.below or (deed.dep_ == "acl" and deed.tag_ == "VBN")
    return deed if passive and not own and not deed.below & {"obl:agent"} and not _measured(actor) else None


def _task(verb: Token) -> Token | None:
    """The noun by which somebody is named to do something, where the verb above only judges that."""
    first, governed = verb.left_edge, load_circumstance_words().governed
    if first.lower_ != "to" or verb.head.lemma not in governed["judging"]:
        return None
    noun = next((c for c in verb.head.children if c.dep_ == "obj" and c.right_edge.i + 1 == first.i), None)
    if noun is None or noun.lemma not in governed["entrusting"]:
        return None
    named = any(c.dep_ == "nmod" and _cases(c) == {"of"} for c in noun.children)
    return noun if named else None


def _measured(token: Token) -> bool:
    return any(child.dep_ == "nummod" or child.tag_ == "VBG" for child in token.children)


def _cases(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ == "case"}


def _may_act(token: Token) -> bool:
    """Several of a kind or somebody named; no date, no measure, no object of a gerund ("by lobbying ministers")."""
    return not _measured(token) and (token.tag_ == "NNS" if not token.ent_type_ else token.ent_type_ in _ACTORS)


def _is_active(verb: Token) -> bool:
    passive = not verb.below.isdisjoint({"aux:pass", "nsubj:pass"})
    return verb.pos_ == "VERB" and not passive and verb.dep_ != "acl"


def _has_object(noun: Token) -> bool:
    own = (child for child in noun.children if child.dep_ == "nmod" and child.i > noun.i)
    return (
        noun.pos_ == "NOUN" and noun.dep_.startswith(("obj", "obl")) and any(_cases(c) & _OBJECT_OF_NOUN for c in own)
    )
