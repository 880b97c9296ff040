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
# # 3 · Conflicting reports
#
# Five reports tell of the same quarrel: a defence minister under sanctions, a meeting that one side asks for and the other
# refuses, remarks that one official makes and another takes back. A graph that kept one edge for each pair of names would
# have to decide who is right. This one keeps who said what, and can be asked.

# %%
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

import kg

pd.set_option("display.max_colwidth", 110)
graph = kg.build("../seeds")
facts = graph.facts_frame()

# %% [markdown]
# ## Who says what about the sanctions
#
# Every statement whose sentence speaks of sanctions, in the order of publication, with the speakers (outermost first),
# whether it affirms or negates, and how real it says the thing is.

# %%
statements = graph.statements_frame()
about = statements["quote"].str.contains("sanction", case=False)
shown = ["published", "speakers", "subject", "relation", "object", "polarity", "modality", "quote"]
statements[about].sort_values(["published", "document", "start"])[shown].head(25)

# %% [markdown]
# The same as a table of voices: how many claims each speaker makes about the sanctions, and with which polarity. Claims
# that no one is quoted for are the report's own.

# %%
voices = statements[about].copy()
voices["speaker"] = [chain[-1] if len(chain) else "(the report itself)" for chain in voices["speakers"]]
pd.crosstab(voices["speaker"], voices["polarity"])

# %% [markdown]
# ## Where they disagree
#
# A fact is *contested* when one source affirms and another denies the same thing about the same time. A plan in May and a
# visit in June are no contradiction, and neither are a refusal and a wish.

# %%
contested = [fact for fact in graph.facts if fact.stance == "contested"]
print(len(contested), "contested,", (facts["stance"] == "denied").sum(), "denied,", len(facts), "facts in all")

# %% [markdown]
# Both sides of each, in their own words. Where no report denies what another asserts of the same time, as may well be in
# five reports, what is denied stands here instead.

# %%
disputed = contested or [fact for fact in graph.facts if fact.against]
pd.concat(
    {
        f"{graph.label(fact.subject)} – {fact.relation} – {graph.label(fact.object)}": graph.evidence(fact)
        for fact in disputed
    },
    names=["fact", None],
)[["side", "speakers", "modality", "words", "source"]].head(30)

# %% [markdown]
# ## One story or five?
#
# How many of the facts does each pair of reports share? And how many independent sources carry a fact?

# %%
mentioned = pd.DataFrame(
    {d.id: [d.id in fact.documents for fact in graph.facts] for d in graph.documents}, index=facts["id"]
).astype(int)
mentioned.T @ mentioned

# %%
facts["sources"].value_counts().sort_index().to_frame("facts")

# %% [markdown]
# ## A timeline
#
# The dated facts of declared relations, each at the time that the reports give it (bars are as long as the words allow: a
# year is a year). The mark at the left end shows the stance.

# %%
STYLE = {
    "affirmed": ("#5d646e", "o"),
    "contested": ("#8a1fa0", "D"),
    "denied": ("#c2330d", "X"),
    "unrealised": ("#64748b", "s"),
}

declared = facts[~facts["relation"].str.startswith("open:")]
dated = declared.dropna(subset=["start"]).sort_values(["start", "id"]).tail(28).reset_index(drop=True)
figure, axes = plt.subplots(figsize=(11, 0.34 * len(dated) + 1.2), layout="constrained")
for row, fact in dated.iterrows():
    colour, mark = STYLE[fact["stance"]]
    until = fact["end"] if pd.notna(fact["end"]) else facts["start"].max()
    axes.plot([fact["start"], until], [row, row], color=colour, linewidth=2.2, solid_capstyle="round")
    axes.plot(fact["start"], row, mark, color=colour, markersize=6)
labels = [
    f"{f.subject_label or '…'} {f.relation.removeprefix('open:').replace('_', ' ')} {f.object_label}"
    for f in dated.itertuples()
]
axes.set_yticks(range(len(dated)), [label if len(label) < 70 else label[:69] + "…" for label in labels], fontsize=9)
axes.invert_yaxis()
axes.xaxis.set_major_formatter(mdates.ConciseDateFormatter(axes.xaxis.get_major_locator()))
axes.spines[["top", "right", "left"]].set_visible(False)
axes.tick_params(axis="y", length=0)
axes.grid(axis="x", color="#ddd8cc", linewidth=0.8)
axes.set_title("What is said to have happened, or not, and when", loc="left", fontweight="bold")
for stance, (colour, mark) in STYLE.items():
    if (dated["stance"] == stance).any():
        axes.plot([], [], mark, color=colour, label=stance)
if len(dated):
    axes.legend(frameon=False, loc="lower left", fontsize=9)
plt.show()

# %% [markdown]
# ## What would settle it?
#
# Facts that rest on one source, that nobody denies, and that quote a speaker rather than the report itself, are the ones
# to check first:

# %%
by_id = {s.id: s for s in graph.statements}
single = [
    (graph.label(f.subject), f.relation, graph.label(f.object), by_id[f.statements[0]].attribution[-1].label)
    for f in graph.facts
    if f.stance == "affirmed" and f.sources == 1 and f.statements and by_id[f.statements[0]].attribution
]
pd.DataFrame(single, columns=["subject", "relation", "object", "rests on the word of"]).head(15)
