// A long search, step by step: in a worker of its own, or in the page where the browser refuses
// workers. It can be called off at any time.

import { pause, workshop } from "./later.js";

// Gives the numbers of each step to `tell`, none after the last.
async function search(question, tell, isCalledOff) {
  const { Search } = await workshop();
  const search = new Search(question);
  for (let over = false; !over && !isCalledOff(); await pause()) {
    const values = search.step();
    over = values.length === 0;
    tell(values);
  }
}

// Steps of a usual search after which the browser has compiled for speed what searches run.
const WARM = 12;

async function warmUp(isAsked) {
  const { Search } = await workshop();
  const usual = Search.usual();
  for (let step = 0; step < WARM && !isAsked(); step++) {
    usual.step();
    await pause();
  }
  usual.free();
}

// A worker that makes itself ready before a search is asked for.
let ahead;

const begin = () => new Worker(import.meta.url, { type: "module" });

// Makes a worker ready for the next search.
export function prepareSearch() {
  if (ahead) return;
  try {
    const worker = begin();
    worker.onerror = () => ahead = undefined;
    ahead = worker;
  } catch (refused) {
    // the page will search itself
  }
}

// `fail` is told when the search could not be loaded.
export function startSearch(question, tell, fail) {
  let calledOff = false;
  const isCalledOff = () => calledOff;
  const here = () => search(question, tell, isCalledOff).catch(() => calledOff || fail());
  try {
    const worker = ahead ?? begin();
    ahead = undefined;
    worker.onmessage = ({ data }) => calledOff || (data ? tell(data) : fail());
    worker.onerror = () => {
      worker.terminate();
      if (!calledOff) here();
    };
    worker.postMessage(question);
    return () => {
      calledOff = true;
      worker.terminate();
      prepareSearch();
    };
  } catch (refused) {
    here();
    return () => calledOff = true;
  }
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  let asked = false;
  // what cannot be loaded now is tried again with the question
  warmUp(() => asked).catch(() => {});
  self.onmessage = ({ data: question }) => {
    asked = true;
    const tell = values => self.postMessage(values, [values.buffer]);
    search(question, tell, () => false).catch(() => self.postMessage(null));
  };
}
