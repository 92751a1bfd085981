// A long search, step by step: in a worker of its own, or in the page where the browser refuses
// workers. It can be called off at any time.

import { workshop } from "./later.js";

// Lets messages in that have come.
const pause = () => new Promise(done => setTimeout(done));

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

// `fail` is told when the search could not be loaded.
export function startSearch(question, tell, fail) {
  let calledOff = false;
  const isCalledOff = () => calledOff;
  const here = () => search(question, tell, isCalledOff).catch(() => calledOff || fail());
  try {
    const worker = new Worker(import.meta.url, { type: "module" });
    worker.onmessage = ({ data }) => calledOff || (data ? tell(data) : fail());
    worker.onerror = () => {
      worker.terminate();
      if (!calledOff) here();
    };
    worker.postMessage(question);
    return () => {
      calledOff = true;
      worker.terminate();
    };
  } catch (refused) {
    here();
    return () => calledOff = true;
  }
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = ({ data: question }) => {
    const tell = values => self.postMessage(values, [values.buffer]);
    search(question, tell, () => false).catch(() => self.postMessage(null));
  };
}
