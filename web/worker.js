// Starts workers that run this page's own WebAssembly module, and is what they run first.

import { explain, pause } from "./later.js";

// Workers with the module that the page has compiled already, so that nothing is loaded twice. Each
// has a line to the first, which puts the parts together while the page draws.
export function startWorkers(module, count) {
  const workers = [];
  try {
    while (workers.length < count) workers.push(new Worker(import.meta.url, { type: "module" }));
  } catch (refused) {
    workers.forEach(worker => worker.terminate());
    throw refused;
  }
  const [first, ...others] = workers;
  const lines = others.map(() => new MessageChannel());
  const ends = lines.map(line => line.port1);
  first.postMessage({ module, others: ends }, ends);
  others.forEach((worker, index) => {
    const end = lines[index].port2;
    worker.postMessage({ module, first: end }, [end]);
  });
  return workers;
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = async ({ data: { module, first, others = [] } }) => {
    // what is asked before the module stands is answered when it does
    const asked = [];
    self.onmessage = ({ data }) => asked.push(data);
    const canghai = await import("../../canghai.js");
    await canghai.default({ module_or_path: module });
    // the newest order, and its parts by thread; the first part is kept in the module
    let newest = 0;
    let begun = false;
    const parts = new Map();
    const isNewest = order => {
      if (order > newest) {
        newest = order;
        begun = false;
        parts.clear();
      }
      return order === newest;
    };
    const take = ({ order, thread, values }) => {
      if (!isNewest(order)) return;
      if (thread === 0) begun = true;
      else parts.set(thread, values);
      if (!begun || parts.size < others.length) return;
      const inOrder = others.map((_, index) => parts.get(index + 1));
      const answer = canghai.work({ parts: inOrder });
      self.postMessage({ order, values: answer }, [answer.buffer]);
    };
    others.forEach(line => line.onmessage = ({ data }) => take(data));
    const answer = async question => {
      const { order, thread, slices } = question;
      for (let slice = 0; slice < slices && isNewest(order); slice++) {
        const values = canghai.work({ ...question, slice });
        const part = { order, thread, values };
        if (slice + 1 < slices) await pause(); // a newer question may have come meanwhile
        else if (first) first.postMessage(part, [values.buffer]);
        else take(part);
      }
    };
    // some pieces of a longer work, of which the page asks for one after the other
    const slice = async ({ why, combines, order, first, last, from, to }) => {
      try {
        const run = combines ? canghai.combine : explain;
        const values = await run(why, from, to, first, last);
        self.postMessage({ why, order, first, values }, [values.buffer]);
      } catch (missing) {
        self.postMessage({ why, order });
      }
    };
    const takeUp = question => question.why ? slice(question) : answer(question);
    self.onmessage = ({ data }) => takeUp(data);
    asked.forEach(takeUp);
  };
}
