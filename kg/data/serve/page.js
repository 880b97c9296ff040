"use strict";
// Everything that comes from the graph is shown as text, never as markup.

const $ = (id) => document.getElementById(id);
const shipped = new Map();

function literal(value, meaning) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const quoted = '"' + value.replace(/[\\"\n\r\t]/g, (c) => escapes[c]) + '"';
  return meaning.includes("day") ? quoted + "^^xsd:date" : quoted;
}

function choose() {
  const question = shipped.get($("question").value);
  const fields = [];
  for (const [name, meaning] of Object.entries(question ? question.values : {})) {
    const row = document.createElement("p");
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.id = "value-" + name;
    input.dataset.name = name;
    input.dataset.meaning = meaning;
    input.type = meaning.includes("day") ? "date" : "text";
    input.addEventListener("input", fill);
    label.htmlFor = input.id;
    label.textContent = meaning;
    row.append(label, input);
    fields.push(row);
  }
  $("values").replaceChildren(...fields);
  fill();
}

function fill() {
  const question = shipped.get($("question").value);
  if (!question) return;
  let text = question.text;
  for (const input of $("values").querySelectorAll("input")) {
    if (input.value) {
      const place = "VALUES ?" + input.dataset.name + " { UNDEF }";
      const given = "VALUES ?" + input.dataset.name + " { " + literal(input.value, input.dataset.meaning) + " }";
      text = text.replace(place, () => given);
    }
  }
  $("query").value = text;
}

function say(text, error) {
  $("status").textContent = text;
  $("status").classList.toggle("error", Boolean(error));
}

async function request(accept) {
  const response = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: $("query").value,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim());
  return { text, type: response.headers.get("Content-Type"), limit: response.headers.get("X-Rows-Limited-To") };
}

function table(columns, rows) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const column of columns) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = column;
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const term = row[column];
      const cell = line.insertCell();
      cell.textContent = term ? term.value : "";
      if (term && term.type === "uri") cell.title = term.value;
    }
  }
  return made;
}

async function ask(event) {
  event.preventDefault();
  say("asking …");
  $("results").replaceChildren();
  const began = performance.now();
  try {
    const answer = await request("application/sparql-results+json, text/turtle;q=0.9");
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (answer.type.startsWith("text/turtle")) {
      const shown = document.createElement("pre");
      shown.textContent = answer.text;
      $("results").replaceChildren(shown);
      say(`triples in ${seconds} s`);
      return;
    }
    const found = JSON.parse(answer.text);
    if ("boolean" in found) {
      say(`${found.boolean ? "yes" : "no"} (${seconds} s)`);
      return;
    }
    const rows = found.results.bindings;
    $("results").replaceChildren(table(found.head.vars, rows));
    const cut = answer.limit ? `; only the first ${answer.limit} are shown` : "";
    const none = rows.length ? null : /^# none: (.+)$/m.exec($("query").value);
    say(`${rows.length} ${rows.length === 1 ? "row" : "rows"} in ${seconds} s${cut}${none ? `: ${none[1]}` : ""}`);
  } catch (error) {
    say(error.message, true);
  }
}

async function save() {
  try {
    const answer = await request("text/csv");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([answer.text], { type: "text/csv" }));
    link.download = "answer.csv";
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    say(error.message, true);
  }
}

async function start() {
  for (const question of await (await fetch("/questions")).json()) {
    shipped.set(question.name, question);
    const option = document.createElement("option");
    option.value = question.name;
    option.textContent = question.title;
    $("question").append(option);
  }
  $("question").addEventListener("change", choose);
  $("form").addEventListener("submit", ask);
  $("csv").addEventListener("click", save);
  $("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask(event);
  });
  document.documentElement.dataset.ready = "yes";
}

start();
