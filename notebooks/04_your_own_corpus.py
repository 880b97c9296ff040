# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 4 · Your own corpus
#
# The relations that `kg` knows are those of political news. Another field has others, and names that only someone who
# knows the field can tell apart. Both are files, not code:
#
# * a **schema** (TOML) declares relations: what they mean, what may stand at their ends, which words say them;
# * **overrides** (YAML or JSON lines) hold your decisions on names. They beat every score and are kept in the ledger.
#
# This notebook reads three invented notices about museums. Replace the folder by yours.

# %%
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

import kg

pd.set_option("display.max_colwidth", 110)
workspace = TemporaryDirectory()
folder = Path(workspace.name)

# %% [markdown]
# ## Documents
#
# Any folder of `.txt`, `.md`, `.html`, `.jsonl` or `.csv` files will do. A Markdown file may say its title, source and day
# at its top; dates matter, because "on Friday" is counted from the day of publication.

# %%
NOTICES = {
    "bronze": """\
---
title: Museum returns bronze
source: Harbour Courier
published: 2024-04-08
---
The Larkfield Museum returned a bronze mask to Nigeria on Friday. Director Helena Brandt signed the agreement in Lagos.
The Larkfield Museum acquired the mask in 1931.
""",
    "loan": """\
---
title: A loan, not a gift
source: Weekly Arts
published: 2024-04-15
---
The Larkfield lent a second mask to the National Gallery of Lagos in March. Helena Brandt said the museum will return
more objects to Nigeria next year.
""",
    "denial": """\
---
title: No auction of the Larkfield collection
source: Harbour Courier
published: 2024-05-02
---
The Larkfield Museum has not sold any objects to Orion Auctions, a spokesman said on Thursday. Brandt also denied that
the museum had lent paintings to Orion Auctions.
""",
}
corpus = folder / "notices"
corpus.mkdir()
for name, text in NOTICES.items():
    (corpus / f"{name}.md").write_text(text, encoding="utf-8")

# %% [markdown]
# ## What the shipped relations make of them
#
# Verbs that no relation declares are not lost: they become open relations, written `open:` and the verb.

# %%
columns = ["subject_label", "relation", "object_label", "time", "stance", "qualifiers"]
plain = kg.build(corpus)
plain.facts_frame()[columns]

# %% [markdown]
# ## A schema for museums
#
# Words and slots, no code. `subject` and `object` at the top say which kinds of entity may stand there; in a frame they
# say which grammatical slot is which end: who acts (`actor`), what is acted upon (`undergoer`), or a preposition (`to`).
# `qualifiers` keep the rest of the sentence: here, the object that changed hands. A museum may be read as a body (`ORG`)
# or as a building (`FAC`), so both are allowed.

# %%
schema = folder / "museums.toml"
schema.write_text(
    """\
[relations.restituted_to]
definition = "SUBJECT gave an object of its collection back to OBJECT; the qualifier `work` says which."
subject = ["PERSON", "ORG", "GPE", "FAC"]
object = ["PERSON", "ORG", "GPE", "FAC", "NORP"]
qualifiers = { undergoer = "work" }
frames = [
    { verbs = ["return", "restitute", "repatriate", "give back"], subject = ["actor"], object = ["to"], with = ["undergoer"] },
]

[relations.lent_to]
definition = "SUBJECT lent an object of its collection to OBJECT; the qualifier `work` says which."
subject = ["PERSON", "ORG", "GPE", "FAC"]
object = ["PERSON", "ORG", "GPE", "FAC"]
qualifiers = { undergoer = "work" }
frames = [
    { verbs = ["lend", "loan"], subject = ["actor"], object = ["to", "indirect"] },
]

[relations.sold_to]
definition = "SUBJECT sold an object of its collection to OBJECT; the qualifier `work` says which."
subject = ["PERSON", "ORG", "GPE", "FAC"]
object = ["PERSON", "ORG", "GPE", "FAC"]
qualifiers = { undergoer = "work" }
frames = [
    { verbs = ["sell", "auction"], subject = ["actor"], object = ["to"] },
]
""",
    encoding="utf-8",
)
graph = kg.build(corpus, schema=schema)
museums = graph.facts_frame()
museums[museums["relation"].isin(["restituted_to", "lent_to", "sold_to"])][columns]

# %% [markdown]
# What was denied is `denied` and what is announced is `unrealised`, whatever the field: a new relation says only which
# words mean it, and negation, plans and speakers come with the grammar.

# %% [markdown]
# ## Decisions on names
#
# Which names were joined, and which were kept apart?


# %%
def ledger(graph):
    rows = [
        (j.left, j.right, str(j.verdict), j.by, round(j.score, 1), "; ".join(r.text for r in j.reasons))
        for j in graph.judgements
    ]
    return pd.DataFrame(rows, columns=["name", "other name", "verdict", "by", "score", "reasons"])


ledger(graph).head(12)

# %% [markdown]
# Someone who knows these museums decides that "the Larkfield" is the museum, and that the National Gallery of Lagos is
# not the state of Nigeria. A decision says who made it and why.

# %%
overrides = folder / "decisions.yaml"
overrides.write_text(
    """\
- {a: "Larkfield", b: "Larkfield Museum", verdict: same, who: editor, when: 2024-05-03, why: "its usual short name"}
- {a: "National Gallery of Lagos", b: "Nigeria", verdict: different, who: editor, when: 2024-05-03, why: "a gallery and a state"}
""",
    encoding="utf-8",
)
decided = kg.build(corpus, schema=schema, overrides=overrides)
ledger(decided)[lambda frame: frame["by"] == "override"]

# %%
decided.entities_frame()[["label", "type", "aliases", "facts"]].sort_values("facts", ascending=False).head(8)

# %% [markdown]
# ## Keep it
#
# On the command line the same is one line; the options may also stand in a `config.toml`:
#
# ```
# kg build notices/ --schema museums.toml --overrides decisions.yaml -o output/
# ```

# %%
kg.build(corpus, folder / "output", schema=schema, overrides=overrides)
sorted(path.name for path in (folder / "output").iterdir())

# %%
workspace.cleanup()
