# ---
# jupyter:
#   jupytext:
#     custom_cell_magics: sparql
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
# # 2 · Ask the graph
#
# The graph is also RDF, so it can be asked in SPARQL. `%%sparql graph` in the first line of a cell makes the cell a query
# over the variable `graph`, and its answer a DataFrame. All prefixes are known.
#
# The RDF has three layers:
#
# 1. **plain triples** for quick questions, made only of facts that may stand alone: `id:li-shangfu rel:sanctioned_by id:united-states`;
# 2. **facts** (`kg:Fact`), with time, stance, number of independent sources;
# 3. **statements** (`kg:Statement`): one claim in one sentence, with its words, speakers and polarity.
#
# What is denied or only planned is a fact with that stance, and never a plain triple.

# %%
import pandas as pd

import kg
from kg.questions import questions

# %load_ext kg.notebook
pd.set_option("display.max_colwidth", 90)
graph = kg.build("../seeds")

# %% [markdown]
# ## A query of your own
#
# Layer 1, plain triples: who holds which position?

# %% magic_args="graph" language="sparql"
# SELECT ?who ?position WHERE {
#   ?person rel:holds_position ?post ; skos:prefLabel ?who .
#   ?post skos:prefLabel ?position .
# }
# ORDER BY ?who ?position

# %% [markdown]
# Layer 2, facts: what is only planned, possible or wished for?

# %% magic_args="graph" language="sparql"
# SELECT ?subject ?relation ?object WHERE {
#   ?fact kg:stance kg:unrealised ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
#   ?s skos:prefLabel ?subject . ?p rdfs:label ?relation . ?o skos:prefLabel ?object .
# }
# ORDER BY ?subject ?relation ?object

# %% [markdown]
# Layer 3, statements: whose words carry the graph?

# %% magic_args="graph" language="sparql"
# SELECT ?speaker (COUNT(*) AS ?claims) WHERE {
#   ?statement kg:attributedTo ?who .
#   OPTIONAL { ?who skos:prefLabel ?label }
#   BIND (STR(COALESCE(?label, ?who)) AS ?speaker)
# }
# GROUP BY ?speaker
# ORDER BY DESC(?claims) ?speaker

# %% [markdown]
# ## The questions that ship
#
# They are files in `kg/data/queries`, run as they stand, and some take values. On the command line each is
# `kg query output/ NAME`; here it is `%sparql graph NAME`.

# %%
pd.DataFrame(
    [
        (q.name, q.title, ", ".join(f"{name}: {meaning}" for name, meaning in q.values.items()))
        for q in questions().values()
    ],
    columns=["question", "what it answers", "values"],
)

# %% [markdown]
# **Who is sanctioned, by whom, under which law, since when?**

# %%
# %sparql graph sanctions

# %% [markdown]
# **Who says so?** Every claim for and against the facts of one, or between two, with its speaker, outlet and day. In
# Python the same is `graph.evidence(fact)`, on the command line `kg explain output/ "Li Shangfu" "United States"`.

# %%
# %sparql graph who-says one="Li Shangfu" other="United States"

# %% [markdown]
# **Which facts are contested?** Both sides, in their own words:

# %%
# %sparql graph contested

# %% [markdown]
# **Which facts rest on a single source?** Worth a second look before they are repeated:

# %%
# %sparql graph single-source

# %% [markdown]
# **What was denied, and by whom?** Any of their names will do.

# %%
# %sparql graph denials who="Miller"

# %% [markdown]
# **Who met whom, where, when?** A meeting that was refused or only proposed is not in this list.

# %%
# %sparql graph meetings

# %% [markdown]
# **What changed between two dates?**

# %%
# %sparql graph changes from=2023-01-01 to=2023-12-31

# %% [markdown]
# **Everything said by one about another.**

# %%
# %sparql graph said-about about="Li Shangfu"

# %% [markdown]
# **The names of an entity, and the reason for each.**

# %%
# %sparql graph aliases who="Li Shangfu"

# %% [markdown]
# **The neighbourhood of an entity**, two steps over plain triples:

# %%
# %sparql graph neighbourhood who="Li Shangfu"

# %% [markdown]
# **Which documents share the most facts?**

# %%
# %sparql graph shared-facts

# %% [markdown]
# The queries are plain SPARQL 1.1; print one to start from it.

# %%
print(questions()["meetings"].text)
