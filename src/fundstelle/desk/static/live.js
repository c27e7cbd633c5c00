// Running jobs, as the server tells them.

export function startJobs(place) {
  if (!place) return;
  const source = new EventSource("/events");
  let busy = false;
  source.addEventListener("jobs", (event) => {
    const jobs = JSON.parse(event.data), job = jobs.find((one) => one.state === "running" || one.state === "waiting");
    place.textContent = job ? told(place, job) : jobs[0]?.state === "failed" ? `${place.dataset.failed}: ${jobs[0].message}` : busy ? place.dataset.done : "";
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

// Parts that take a moment are fetched once the page stands: pictures of a matter.
export async function loadParts(page) {
  for (const place of page.querySelectorAll("[data-load]")) {
    const answer = await fetch(place.dataset.load);
    if (!answer.ok) continue;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".drawn");
    if (part) place.replaceChildren(part);
  }
}
