// Keys: whatever carries data-key is pressed by it, data-focus is focused by it; `?` lists what the page has.

const WAIT = 900; // milliseconds in which the second key of a pair ("g i") must follow

export function startKeys(page) {
  let first = "", at = 0;
  page.addEventListener("keydown", (event) => {
    const name = nameOf(event);
    if (isTyping(event.target) && name !== "Escape" && name !== "Ctrl+Enter") {
      if (name === "Enter") submitReject(event);
      return;
    }
    if (event.altKey || event.metaKey || (event.ctrlKey && name !== "Ctrl+Enter")) return;
    if (page.querySelector("dialog[open]")) return;
    const pair = first && Date.now() - at < WAIT ? `${first} ${name}` : "";
    first = "";
    if (pair && act(page, pair)) return event.preventDefault();
    if (name === "Escape" && isTyping(event.target)) { event.target.blur(); return; }
    if (moves(page, name)) return event.preventDefault();
    if (act(page, name)) return event.preventDefault();
    if (name === "g") { first = name; at = Date.now(); }
  });
  page.querySelectorAll("[data-help]").forEach((button) => button.addEventListener("click", () => showHelp(page)));
  page.querySelectorAll("[data-swap]").forEach((button) => button.addEventListener("click", () => swap(page, button)));
}

function nameOf(event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "Ctrl+Enter";
  return event.key;
}

function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    && !/^(checkbox|radio|button|submit)$/.test(target.type || ""));
}

function submitReject(event) {
  const verdict = event.target.dataset.enter;
  const button = verdict && document.getElementById(verdict);
  if (button) { event.preventDefault(); button.click(); }
}

function act(page, name) {
  const key = CSS.escape(name);
  const field = page.querySelector(`[data-focus="${key}"]`);
  if (field) { field.focus(); field.select(); return true; }
  const found = page.querySelector(`[data-key="${key}"]`);
  if (!found) return false;
  found.click();
  return true;
}

// Rows and cards that can be walked through: j and k where no link of the page has them, Enter opens.
function moves(page, name) {
  if ((name !== "j" && name !== "k") || page.querySelector(`[data-key="${name}"]`)) return false;
  const all = [...page.querySelectorAll("[data-walk], .card")];
  if (!all.length) return false;
  const here = all.findIndex((one) => one.contains(page.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, here + (name === "j" ? 1 : -1)))];
  const link = next.querySelector("a") || next;
  link.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  next.dispatchEvent(new CustomEvent("walk", { bubbles: true }));
  return true;
}

function showHelp(page) {
  const dialog = page.getElementById("keys"), list = dialog.querySelector("dl");
  list.replaceChildren();
  const seen = new Set();
  for (const one of page.querySelectorAll("[data-key], [data-focus]")) {
    const key = one.dataset.key || one.dataset.focus, does = one.dataset.does || one.getAttribute("placeholder") || one.textContent.trim();
    if (seen.has(key)) continue;
    seen.add(key);
    const term = page.createElement("dt"), told = page.createElement("dd"), kbd = page.createElement("kbd");
    kbd.textContent = key;
    term.append(kbd);
    told.textContent = does;
    list.append(term, told);
  }
  dialog.showModal();
}

function swap(page, button) {
  const [a, b] = button.dataset.swap.split(" ").map((id) => page.getElementById(id));
  [a.value, b.value] = [b.value, a.value];
  for (const [one, other] of [[a, b]]) {
    const pins = [one, other].map((field) => field.parentElement.querySelector("input[type=hidden]"));
    if (pins[0] && pins[1]) [pins[0].value, pins[1].value] = [pins[1].value, pins[0].value];
  }
  a.focus();
}
