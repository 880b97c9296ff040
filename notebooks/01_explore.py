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
# # 1 · Explore a graph of claims
#
# News reports do not state facts; they state who said what. `kg` reads reports and builds a graph in which **every edge
# is the sum of claims**: the sentences for it and against it, who said them, in which document, and whether the thing
# was done, denied or only planned.
#
# This notebook builds a graph of five short demonstration reports and looks at it from four sides: its entities, its
# facts, the words behind a fact, and the picture. Nothing here needs a network.

# %%
import pandas as pd
from IPython.display import HTML

import kg
from kg.export.html import to_iframe

pd.set_option("display.max_colwidth", 100)

# %% [markdown]
# ## Build
#
# One call reads a folder (`.txt`, `.md`, `.html`, `.jsonl`, `.csv`) and gives a `KnowledgeGraph`. Shown in a notebook, it
# summarises itself.

# %%
graph = kg.build("../seeds")
graph

# %% [markdown]
# The documents it read, with what they say of themselves:

# %%
pd.DataFrame(
    [(d.id, d.title, d.source, d.published, len(d.text)) for d in graph.documents],
    columns=["id", "title", "source", "published", "characters"],
)

# %% [markdown]
# ## Entities
#
# An entity is what several names turn out to name. The most spoken of:

# %%
entities = graph.entities_frame()
entities.sort_values(["facts", "mentions"], ascending=False).head(12)

# %% [markdown]
# Reports spell names in many ways. Take the entity that goes by the most names. Its names were not matched by looking
# alike: each joining is a *judgement* with reasons, and so is each refusal to join.

# %%
most_named = max(graph.entities, key=lambda entity: (len(entity.aliases), entity.id))
print(most_named.label, "is also written:", "; ".join(most_named.aliases))

# %%
pd.DataFrame(
    [
        (j.left, j.right, str(j.verdict), round(j.score, 1), "; ".join(reason.text for reason in j.reasons))
        for j in graph.judgements
        if most_named.id in j.entities
    ],
    columns=["name", "other name", "verdict", "score", "reasons"],
).sort_values("score", ascending=False).head(15)

# %% [markdown]
# ## Facts
#
# A fact is one proposition at one time, over all documents. Its **stance** says what all reports together make of it:
#
# | stance | meaning |
# |---|---|
# | `affirmed` | stated, and denied by no one |
# | `contested` | affirmed by one, denied by another |
# | `denied` | only ever denied: it did not happen, they will not do it |
# | `unrealised` | only planned, possible, wished for or conditional |
#
# `sources` counts *independent* sources: copies of one report, and the same words of the same speaker, count once.

# %%
facts = graph.facts_frame()
facts["stance"].value_counts().to_frame()

# %%
columns = ["subject_label", "relation", "object_label", "time", "stance", "sources"]
facts.sort_values(["sources", "id"], ascending=[False, True])[columns].head(12)

# %% [markdown]
# A planned visit is not a visit, and a meeting that was refused is not a meeting. Such facts are kept as what they are:

# %%
facts[facts["stance"] != "affirmed"][columns].head(12)

# %% [markdown]
# ## The words behind a fact
#
# Every fact leads back to characters in documents. The best supported fact, word by word:

# %%
best = max(graph.facts, key=lambda fact: (fact.sources, len(fact.statements), fact.id))
print(graph.label(best.subject), "·", best.relation, "·", graph.label(best.object))
print("because:", "; ".join(best.reasons))
graph.evidence(best)[["side", "speakers", "modality", "words", "source", "published"]]

# %% [markdown]
# ## The picture
#
# The same page that `kg build` writes as `graph.html`, here in a sandboxed frame: search for any spelling of a name, click
# an entity for its names and roles, click a line for the quotes for and against it. Dashed lines are denied, dotted ones
# not realised, and **≠** marks what is contested.

# %%
HTML(to_iframe(graph, height=640))

# %% [markdown]
# ## Onwards
#
# `graph.to_networkx()` gives a `MultiDiGraph` whose edges are facts, `graph.to_rdflib()` the RDF, and the frames above are
# ordinary pandas. For instance, who stands between the others?

# %%
import networkx as nx

network = graph.to_networkx()
central = nx.betweenness_centrality(nx.Graph(network))
pd.Series(central, name="betweenness").sort_values(ascending=False).head(8).to_frame()

# %% [markdown]
# Next: [02_sparql](02_sparql.ipynb) asks the graph questions, [03_conflicting_reports](03_conflicting_reports.ipynb) looks
# at what the reports do not agree on, and [04_your_own_corpus](04_your_own_corpus.ipynb) is about texts of your own.
