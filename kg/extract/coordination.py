"""Coordinated words that say something only together, and are one end of a claim.

"flour, [salt and pepper] and rice"           "and" before the last but one joins a pair
"[passenger, freight and electric trains]"    bare nouns share the head of the last, or may
"[review and printing] took two years"        a sum of the two
"The dearest item is [rent and fuel]"         one thing is both
"The exports are [copper and tin]"            and neither is the exports
"[rifles or knives]"                          one of the two
"[Six men and women] were held"               six in all
"[Floods and fires] killed forty people"      forty in all
"[Rao and Bell] grew closer"                  to each other
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract import phrases, syntax
from kg.extract.alternatives import alternatives
from kg.extract.clause import Argument, Clause, ClauseKind, Role, Voice
from kg.extract.clauses_lexicon import default_lexicon
from kg.extract.cues import load_cues
from kg.extract.mentions import ACTING, Mentions
from kg.extract.tree import Token

_SUMS = frozenset({"MONEY", "QUANTITY"})
_FROM = {"apart": "from", "closer": "to"}
"""Adverbs that tell how two stand to each other, with the preposition that either has before the other."""
_LONGEST = 14
"""Tokens from the first to the last of what is told as one."""


def units(mentions: Mentions, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The arguments with those in one that share a head or are a pair; one inside another's words is not told again."""
    if len(arguments) < 2:
        return arguments
    found: list[Argument] = []
    for group in _groups(arguments):
        for end in range(len(group), 1, -1):
            whole = end == len(group) and (_are_alternatives(mentions, group) or _are_sum(mentions, group))
            if whole or _shares_head(mentions, group[:end]):
                found.append(joined(group[:end]))
                group = group[end:]
                break
        for place, argument in enumerate(group):
            if found and place and _is_paired(mentions, group, place):
                found[-1] = joined((found[-1], argument))
            elif not any(_lies_within(mentions, argument, other) for other in group[:place]):
                found.append(argument)
    return tuple(found)


def is_joined(argument: Argument, arguments: tuple[Argument, ...]) -> bool:
    """Whether an argument was put together of several of these."""
    return argument not in arguments


def joined(group: tuple[Argument, ...]) -> Argument:
    """Several arguments as one, with all words between them; its head is that of the first."""
    words = tuple(range(min(min(a.tokens) for a in group), max(max(a.tokens) for a in group) + 1))
    return replace(group[0], tokens=words, minimal=words)


def one_thing(mentions: Mentions, clause: Clause) -> Argument | None:
    """All that one thing is: "The dearest item is [rent and fuel]", but not "The mayor is a lawyer and a poet"."""
    first = syntax.first_conjunct(mentions.doc[clause.predicate])
    subjects = [mentions.doc[a.head] for a in clause.subjects]
    heads = syntax.conjuncts(first)
    if len(heads) < 2 or len(subjects) != 1 or clause.complements[0].marker:
        return None
    counted = _is_counted(mentions, clause.subjects[0]) and all(h.i in mentions.names for h in heads)
    if counted or _are_listed(subjects[0], heads):
        opening = min(t.i for t in phrases.predicate_phrase(first) if t.i not in clause.negations)
        words = tuple(range(opening, phrases.phrase(heads[-1])[-1].i + 1))
        return replace(clause.complements[0], head=first.i, tokens=words, minimal=words)
    if subjects[0].tag_ != "NN":
        return None
    if mentions.types.of(subjects[0]) == "PERSON" or subjects[0].i in mentions.names:
        return None
    if any(h.pos_ not in {"NOUN", "PROPN"} or syntax.child(h, "det", "cop", *syntax.SUBJECTS) for h in heads[1:]):
        return None
    if first.pos_ not in {"NOUN", "PROPN"} or syntax.child(first, "det") is not None:
        return None
    words = tuple(range(phrases.predicate_phrase(first)[0].i, phrases.phrase(heads[-1])[-1].i + 1))
    whole = replace(clause.complements[0], head=first.i, tokens=words, minimal=words)
    return whole if len(words) <= _LONGEST else None


def listed(mentions: Mentions, clause: Clause) -> tuple[Argument, ...]:
    """The complements of a verb, as one where they list what its subjects are: "are said to be [Rao and Bell]"."""
    found = clause.complements
    if len(found) < 2 or len(clause.undergoers) != 1 or not _are_coordinated(found, longest=None):
        return found
    heads = tuple(mentions.doc[a.head] for a in found)
    return (joined(found),) if _are_listed(mentions.doc[clause.undergoers[0].head], heads) else found


def _are_listed(subject: Token, heads: tuple[Token, ...]) -> bool:
    """ "The exports are [copper and tin]", "the candidates were [Rao, Bell and Lima]": each is one of many, and none of
    them is the candidates; but "the brothers are lawyers and poets"."""
    many = subject.tag_ in {"NNS", "NNPS"} or subject.lower_ in {"they", "these", "those"}
    if not many or any(h.pos_ not in {"NOUN", "PROPN"} for h in heads):
        return False
    if any(c.lower_ in {"a", "an"} for c in syntax.children(heads[0], "det")):
        return False  # "the men are a threat and a nuisance"
    own = any(syntax.child(h, "cop", "case", *syntax.SUBJECTS) is not None for h in heads[1:])
    return not own and any(h.pos_ == "PROPN" or h.tag_ == "NN" for h in heads)


def is_whole(clause: Clause, argument: Argument) -> bool:
    """ "Consists of [two novels and a play]": of all of it together, and of none of it alone."""
    return f"{clause.lemma} {argument.marker}".strip() in default_lexicon().wholes


def all_of(clause: Clause, objects: tuple[Argument, ...]) -> tuple[Argument, ...]:
    """The objects, as one where they are the parts of a whole."""
    parts = _are_coordinated(objects) and is_whole(clause, objects[0])
    return (joined(objects),) if parts else objects


def are_one(mentions: Mentions, clause: Clause, arguments: tuple[Argument, ...]) -> bool:
    """Whether the coordinated subjects of a clause do together what it says."""
    if not _are_coordinated(arguments):
        return False
    doc = mentions.doc
    if any(doc[i].lower_ in load_cues().together for i in clause.adverbs):
        return True
    if clause.lemma in default_lexicon().summing or _tells_of_pair(mentions, clause):
        return True
    if _bring_about(mentions, clause, arguments):
        return True
    return clause.lemma in default_lexicon().costing and any(
        mentions.value_at(doc[a.head]) is not None for a in clause.objects
    )


def with_one_subject(mentions: Mentions, clause: Clause) -> Clause:
    """A clause whose subjects bring one sum about, with all of them as one; names that do something together stay
    apart: each of them did it, and a relation between the two is told of both."""
    found = clause.subjects
    if any(a.clause is not None for a in found) or not _are_coordinated(found):
        return clause
    if not _bring_about(mentions, clause, found):
        return clause
    return replace(clause, arguments=(joined(found), *(a for a in clause.arguments if a.role is not Role.SUBJECT)))


def with_sums(mentions: Mentions, clause: Clause) -> Clause:
    """A clause with those in one who are counted together: "killed [12 soldiers and policemen]"."""
    sums = {group[0].group: joined(group) for group in _groups(clause.arguments) if _are_sum(mentions, group)}
    if not sums:
        return clause
    return replace(clause, arguments=tuple(dict.fromkeys(sums.get(a.group, a) for a in clause.arguments)))


def mutual_pair(mentions: Mentions, clause: Clause, verb: str) -> tuple[str, Argument, Argument] | None:
    """The two who do something with each other, and the words that tell so: "a train and a bus collided".

    `verb` is what they do, with its adverbs ("fall_out").
    """
    found = clause.subjects
    if len(found) != 2 or found[0].group != found[1].group or clause.objects:
        return None
    between = mentions.doc[max(0, min(found[0].tokens) - 1) : clause.predicate]
    if any(t.lower_ in load_cues().apart for t in between) or alternatives(mentions.doc[found[0].head]):
        return None
    behind = (mentions.doc[i].lower_ for i in clause.adverbs if i > clause.predicate)
    marker = next((f"{word} {_FROM[word]}" for word in behind if word in _FROM), None)
    marker = marker or ("with" if verb.replace("_", " ") in default_lexicon().mutual else None)
    alone = not clause.marked("with", "from", "to", "into")
    return (marker, *found) if marker is not None and alone else None


def _are_coordinated(arguments: tuple[Argument, ...], longest: int | None = _LONGEST) -> bool:
    one = len(arguments) > 1 and len({a.group for a in arguments}) == 1
    return one and (longest is None or _width(arguments) <= longest)


def _tells_of_pair(mentions: Mentions, clause: Clause) -> bool:
    if clause.marked("to", "of", "with", "than"):
        return False  # "moved closer to a deal"
    words = [mentions.doc[i] for i in clause.adverbs if i > clause.predicate]
    words += [mentions.doc[a.head] for a in clause.complements if not a.marker]
    return any(w.lower_ in default_lexicon().of_pairs and "nmod" not in w.below for w in words)


def _bring_about(mentions: Mentions, clause: Clause, subjects: tuple[Argument, ...]) -> bool:
    """Whether things bring about one sum: "floods and fires killed forty people", "cut the harvest by half"."""
    doc, heads = mentions.doc, [mentions.doc[a.head] for a in subjects]
    if clause.lemma not in default_lexicon().bringing_about or clause.voice is not Voice.ACTIVE or not clause.objects:
        return False
    if any(h.i in mentions.names or mentions.types.of(h) in ACTING for h in heads):
        return False
    last = max(i for a in clause.objects for i in a.tokens)
    if any(t.lower_ in load_cues().apart for t in doc[max(0, min(subjects[0].tokens) - 1) : last + 1]):
        return False
    sums = [i for a in (*clause.objects, *clause.marked("by", "to")) for i in a.tokens]
    values = (mentions.value_at(doc[i]) for i in sums)
    if any(v is not None and v[2] in _SUMS for v in values) or any(doc[i].lower_ == "half" for i in sums):
        return True
    return any(_is_counted(mentions, a) or doc[a.head].pos_ == "NUM" for a in clause.objects)


def is_shared_out(mentions: Mentions, clause: Clause, argument: Argument | None) -> bool:
    """ "Four million people live in Chad and Niger": in both together, and nobody says how many in each."""
    if argument is None or not argument.markers:
        return False
    beside = [a for a in clause.arguments if a.group == argument.group]
    if len(beside) < 2:
        return False
    # "A series of talks took place in Rome and Paris": no open claim is made of a verb that says nothing itself
    rows = clause.kind is not ClauseKind.NOMINAL
    return any(_is_counted(mentions, a) or (rows and _is_row(mentions, a)) for a in clause.subjects)


def _is_row(mentions: Mentions, subject: Argument) -> bool:
    """ "A series of talks", "a number of people": so many in all."""
    noun = mentions.doc[subject.head]
    behind = [c for c in syntax.children(noun, "nmod") if c.tag_ in {"NNS", "NNPS"} and c.i > noun.i]
    return bool(behind) and noun.tag_ == "NN" and noun.lemma in load_cues().rows


def _is_counted(mentions: Mentions, subject: Argument) -> bool:
    numbers = syntax.children(mentions.doc[subject.head], "nummod")
    return any(n.lower_ not in {"one", "1"} for n in numbers)


def _groups(arguments: tuple[Argument, ...]) -> Iterator[tuple[Argument, ...]]:
    seen: set[int] = set()
    for argument in arguments:
        if argument.group in seen:
            continue
        seen.add(argument.group)
        yield tuple(a for a in arguments if a.group == argument.group)


def _width(group: tuple[Argument, ...]) -> int:
    return max(max(a.tokens) for a in group) - min(min(a.tokens) for a in group) + 1


def _is_paired(mentions: Mentions, group: tuple[Argument, ...], place: int) -> bool:
    """ "command [and control], training and repairs": a conjunction that is not the list's."""
    if place + 1 >= len(group) or group[place].marker != group[place - 1].marker:
        return False
    words = [mentions.doc[a.head] for a in group[place - 1 : place + 1]]
    if any(w.i in mentions.names or w.pos_ not in {"NOUN", "ADJ"} for w in words):
        return False
    last = mentions.doc[group[-1].head]
    between = mentions.doc[words[0].i + 1 : words[1].left_edge.i + 1]
    joins = any(t.dep_ == "cc" and t.lower_ in {"and", "&"} for t in between)
    return joins and not any(t.text in {",", ";"} for t in between) and _is_last(last, words[1])


def _is_last(last: Token, before: Token) -> bool:
    """Whether the list has a conjunction of its own before its last member."""
    return any(c.i > before.i for c in syntax.children(last, "cc"))


def _shares_head(mentions: Mentions, group: tuple[Argument, ...]) -> bool:
    """ "fighter, bomber and unarmed aircraft": bare words before a last noun with words of its own before it."""
    if len(group) < 2 or _width(group) > _LONGEST or len({a.marker for a in group}) > 1:
        return False
    *rest, last = (mentions.doc[a.head] for a in group)
    if len(rest) == 1 and rest[0].pos_ != "ADJ":
        return False
    if syntax.child(last, "cc") is None:
        return False
    bare = all(w.i not in mentions.names and _is_bare(w) for w in rest)
    own = syntax.children(last, "amod", "compound")
    return bare and last.pos_ == "NOUN" and bool(own) and syntax.child(last, "det", "nummod", "nmod:poss") is None


def _are_alternatives(mentions: Mentions, group: tuple[Argument, ...]) -> bool:
    """ "carry rifles or knives": one of the two, and nobody says which."""
    words = [mentions.doc[a.head] for a in group]
    if _width(group) > _LONGEST or len({a.markers for a in group}) > 1 or not alternatives(words[0]):
        return False
    return all(w.pos_ == "NOUN" and w.i not in mentions.names for w in words)


def _are_sum(mentions: Mentions, group: tuple[Argument, ...]) -> bool:
    """ "killed [12 soldiers and policemen]": so many in all, where the second of two have no number or article."""
    if len(group) != 2 or _width(group) > _LONGEST or len({a.markers for a in group}) > 1:
        return False
    first, second = (mentions.doc[a.head] for a in group)
    people = all(w.tag_ == "NNS" and mentions.types.of(w) == "PERSON" for w in (first, second))
    number = syntax.child(first, "nummod")
    own = syntax.child(second, "det", "nummod", "nmod:poss", "case", "amod") or syntax.child(first, "nmod", "acl")
    return people and number is not None and number.i < first.i and own is None


def _is_bare(word: Token) -> bool:
    beside = [c for c in word.children if c.dep_ not in {"conj", "cc", "punct", "case", "cc:preconj"}]
    return not beside and word.tag_ in {"NN", "JJ"}


def _lies_within(mentions: Mentions, argument: Argument, other: Argument) -> bool:
    """ "the number or type of jets" has told the type."""
    value = mentions.of_argument(other)
    word = mentions.doc[argument.head]
    return value is not None and value.span.start <= word.idx < value.span.end
