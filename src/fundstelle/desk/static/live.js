// Running jobs, as the server tells them.

export function startJobs(place) {
  if (!place) return;
  const source = new EventSource("/events");
  let busy = false;
  source.addEventListener("jobs", (event) => {
    const jobs = JSON.parse(event.data), job = jobs.find((one) => one.state === "running" || one.state === "waiting");
    place.textContent = job ? told(place, job) : jobs[0]?.state === "failed" ? `${place.dataset.failed}: ${jobs[0].message}` : busy ? place.dataset.done : "";
    if (!job && isFresh(jobs[0])) (document.getElementById("changed") ?? place).replaceChildren(...changesOf(place, jobs[0]));
    place.classList.toggle("busy", !!job);
    if (busy && !job) document.dispatchEvent(new CustomEvent("jobs-done"));
    busy = !!job;
    const list = document.getElementById("job-list");
    if (list) list.dispatchEvent(new CustomEvent("jobs", { detail: jobs }));
  });
  window.addEventListener("pagehide", () => source.close());
}

function told(place, job) {
  const what = job.kind === "reconcile" ? place.dataset.reconcile : place.dataset.running;
  return job.total > 1 ? `${what} ${job.done}/${job.total}` : what;
}

// What a decision changed is told for two minutes: the next page may have come before it was known.
function isFresh(job) {
  return job?.state === "done" && job.changes && Date.now() / 1000 - job.ended < 120;
}

function changesOf(place, job) {
  if (!job.changes.length) return [place.dataset.unchanged];
  const shown = job.changes.slice(0, 3).map((one) => {
    const line = document.createElement("span"), name = document.createElement(one.address ? "a" : "b");
    if (one.address) name.href = one.address;
    name.textContent = one.heading;
    line.append(name, ` ${one.told}`);
    return line;
  });
  return job.changes.length > 3 ? [...shown, `+ ${job.changes.length - 3}`] : shown;
}

// Parts that take a moment are fetched once the page stands: pictures of a matter.
export async function loadParts(page) {
  for (const place of page.querySelectorAll("[data-load]")) {
    const answer = await fetch(place.dataset.load);
    if (!answer.ok) continue;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".drawn");
    if (part) place.replaceChildren(part);
  }
}

// The page where documents are added lists every job.
export function listJobs(page) {
  const list = page.getElementById("job-list");
  list?.addEventListener("jobs", (event) => {
    if (event.detail.length) list.replaceChildren(...event.detail.map((job) => lineOf(page, list, job)));
  });
  for (const drop of page.querySelectorAll("[data-drop] input"))
    drop.addEventListener("change", () => { drop.parentElement.querySelector("output").textContent = [...drop.files].map((file) => file.name).join(", "); });
}

function lineOf(page, list, job) {
  const line = page.createElement("li"), state = page.createElement("b");
  state.textContent = list.dataset[job.state];
  const counts = job.state === "done" && job.kind === "run" ? ` ${job.made} ${list.dataset.made}, ${job.skipped} ${list.dataset.skipped}` : job.total ? ` ${job.done}/${job.total}` : "";
  line.append(state, ` ${list.dataset[job.kind]}${counts}${job.message ? ` – ${job.message}` : ""}`);
  return line;
}
