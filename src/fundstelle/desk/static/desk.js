// The desk's scripts. Every page works without them; they add keys, selecting and live news.
import { startKeys } from "./keys.js";
import { startPassages, startPane } from "./passage.js";
import { listJobs, loadParts, startJobs } from "./live.js";

startKeys(document);
startPassages(document);
startPane(document);
listJobs(document);
startJobs(document.getElementById("jobs"));
loadParts(document);
document.documentElement.dataset.ready = "yes";
