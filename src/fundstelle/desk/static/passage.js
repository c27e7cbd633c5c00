// Passages: places in the page to code points of the text and back; marking, choosing words, moving a passage's ends.

// The text is shown in stretches that carry where they begin (data-s), in code points as everywhere in Fundstelle.
function offsetOf(node, units, isEnd) {
  if (node.nodeType === 1 && !node.closest("[data-s]")) return offsetInBlock(node, units, isEnd);
  const inner = (node.nodeType === 1 ? node : node.parentElement).closest("[data-s]");
  if (!inner) return null;
  const before = node.nodeType === 3 ? node.data.slice(0, units) : units > 0 ? inner.textContent : "";
  return Number(inner.dataset.s) + [...before].length;
}

// A selection of whole paragraphs begins and ends between elements.
function offsetInBlock(node, units, isEnd) {
  const next = node.childNodes[isEnd ? units - 1 : units];
  const stretches = next?.nodeType === 1 ? [...(next.matches("[data-s]") ? [next] : next.querySelectorAll("[data-s]"))] : [];
  if (!stretches.length) return null;
  const one = stretches[isEnd ? stretches.length - 1 : 0];
  return Number(one.dataset.s) + (isEnd ? lengthOf(one) : 0);
}

function lengthOf(stretch) {
  return stretch.dataset.n ? Number(stretch.dataset.n) : [...stretch.textContent].length;
}

export function chosenIn(area) {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!area.contains(range.startContainer) || !area.contains(range.endContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset, false);
  let end = offsetOf(range.endContainer, range.endOffset, true);
  if (end === null) end = lastBefore(area, range);
  return start !== null && end !== null && end > start ? { start, end, words: selection.toString().trim() } : null;
}

// A triple click ends at the beginning of the next block, which no stretch holds.
function lastBefore(area, range) {
  let end = null;
  for (const one of area.querySelectorAll("[data-s]")) if (range.intersectsNode(one)) end = Number(one.dataset.s) + lengthOf(one);
  return end;
}

function mark(area, name, places) {
  for (const one of area.querySelectorAll("[data-s]")) {
    const start = Number(one.dataset.s), end = start + lengthOf(one);
    one.classList.toggle(name, places.some(([a, b]) => a <= start && end <= b));
  }
}

// The page of one claim: slots light up their words; in the form, words fill a slot's pin and the ends can be moved.
export function startPassages(page) {
  const area = page.querySelector("[data-passage]");
  if (!area) return;
  const pins = JSON.parse(area.dataset.pins || "[]");
  const focus = page.querySelector("mark[data-claims]");
  // Only the text moves: the sentence and the buttons above it stay where they are.
  if (focus) area.scrollTop = focus.offsetTop - area.offsetTop - area.clientHeight / 3;
  for (const row of page.querySelectorAll("[data-slot]")) {
    const own = pins.filter(([slot]) => slot === row.dataset.slot).map(([, a, b]) => [a, b]);
    for (const [on, lit] of [["mouseenter", own], ["focus", own], ["mouseleave", []], ["blur", []]])
      row.addEventListener(on, () => mark(area, "lit", lit));
  }
  const form = page.querySelector("form.edit");
  if (form) startEditing(page, area, form);
}

function startEditing(page, area, form) {
  const words = cutIntoWords(area);
  const ends = { start: Number(form.elements.start.value), end: Number(form.elements.end.value) };
  const show = () => {
    form.elements.start.value = ends.start;
    form.elements.end.value = ends.end;
    for (const one of words) one.nodes.forEach((node) => node.classList.toggle("in", one.start >= ends.start && one.end <= ends.end));
  };
  const move = (which, step) => {
    const at = which === "start" ? words.findIndex((one) => one.start >= ends.start) : words.findLastIndex((one) => one.end <= ends.end);
    const next = words[at + step];
    if (!next) return;
    const value = which === "start" ? next.start : next.end;
    if (which === "start" ? value < ends.end : value > ends.start) { ends[which] = value; show(); }
  };
  page.addEventListener("keydown", (event) => {
    const step = { "[": ["start", -1], "]": ["start", 1], "{": ["end", -1], "}": ["end", 1] }[event.key];
    if (step && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); move(...step); }
  });
  startDragging(area, words, ends, show);
  for (const button of form.querySelectorAll("[data-pin]")) button.addEventListener("click", () => choosePin(area, button));
  // Pressing a pin's button must not lose the selection it is about.
  for (const button of form.querySelectorAll("[data-pin]")) button.addEventListener("mousedown", (event) => event.preventDefault());
  show();
}

function choosePin(area, button) {
  const chosen = chosenIn(area);
  const field = button.parentElement, told = field.querySelector("output");
  if (!chosen) { told.textContent = "…"; return; }
  field.querySelector("input[type=hidden]").value = `${chosen.start}:${chosen.end}`;
  told.replaceChildren(Object.assign(document.createElement("q"), { textContent: chosen.words }));
}

// Every word in an element of its own, so that it can be marked and dragged over.
function cutIntoWords(area) {
  const found = [];
  for (const stretch of area.querySelectorAll("[data-s]")) {
    if (stretch.dataset.n) continue;
    let at = Number(stretch.dataset.s);
    const parts = stretch.textContent.split(/(\s+)/);
    stretch.replaceChildren(...parts.map((part) => {
      const size = [...part].length, node = part.trim() ? document.createElement("i") : document.createTextNode(part);
      if (part.trim()) { node.textContent = part; node.dataset.s = at; found.push({ nodes: [node], start: at, end: at + size }); }
      at += size;
      return node;
    }));
  }
  return joined(found);
}

// A word may be cut by the edge of a mark; its parts are one word for moving ends.
function joined(parts) {
  const words = [];
  for (const part of parts.sort((a, b) => a.start - b.start)) {
    const last = words[words.length - 1];
    if (last && last.end === part.start) { last.nodes.push(...part.nodes); last.end = part.end; } else words.push(part);
  }
  return words;
}

function startDragging(area, words, ends, show) {
  let held = "";
  const at = (event) => {
    const node = document.elementFromPoint(event.clientX, event.clientY)?.closest("i[data-s]");
    return node ? words.find((one) => one.nodes.includes(node)) : null;
  };
  area.addEventListener("pointerdown", (event) => {
    const word = at(event);
    if (!word) return;
    held = word.start === firstIn(words, ends) ? "start" : word.end === ends.end ? "end" : "";
    if (held) { event.preventDefault(); area.setPointerCapture(event.pointerId); }
  });
  area.addEventListener("pointermove", (event) => {
    const word = held && at(event);
    if (!word) return;
    if (held === "start" && word.start < ends.end) ends.start = word.start;
    if (held === "end" && word.end > ends.start) ends.end = word.end;
    show();
  });
  area.addEventListener("pointerup", () => { held = ""; });
}

function firstIn(words, ends) {
  return words.find((one) => one.start >= ends.start)?.start;
}

// The document: a card lights up its words and the other way round; words that are selected can become a claim.
export function startPane(page) {
  const pane = page.querySelector("[data-select]");
  if (!pane) return;
  const light = (card) => {
    const pins = card ? JSON.parse(card.dataset.pins) : [];
    mark(pane, "lit", pins.map(([, a, b]) => [a, b]));
    for (const one of pane.querySelectorAll("mark[data-claims]"))
      one.classList.toggle("on", !!card && one.dataset.claims.split(" ").includes(card.dataset.claim));
  };
  for (const card of pane.querySelectorAll(".card")) {
    for (const on of ["mouseenter", "focusin", "walk"]) card.addEventListener(on, () => light(card));
    card.addEventListener("mouseleave", () => light(null));
  }
  for (const one of pane.querySelectorAll("mark[data-claims]"))
    one.addEventListener("click", () => {
      const card = page.getElementById(`c-${one.dataset.claims.split(" ")[0]}`);
      if (card && document.getSelection().isCollapsed) { card.scrollIntoView({ block: "nearest" }); card.focus(); light(card); }
    });
  offerNew(page, pane);
}

function offerNew(page, pane) {
  const link = page.createElement("a");
  link.className = "button main offer";
  link.hidden = true;
  link.dataset.key = "n";
  link.dataset.does = pane.dataset.new;
  link.textContent = pane.dataset.new;
  pane.append(link);
  page.addEventListener("selectionchange", () => {
    const chosen = chosenIn(pane);
    link.hidden = !chosen;
    if (chosen) link.href = `${pane.dataset.select}&start=${chosen.start}&end=${chosen.end}`;
  });
}
