// Starts workers that run this page's own WebAssembly module, and is what they run first.

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
    // the parts of the question at hand: the first worker's own is kept in the module
    let own = false;
    const parts = new Map();
    const join = () => {
      if (!own || parts.size < others.length) return;
      const values = canghai.work({ parts: others.map((_, index) => parts.get(index)) });
      own = false;
      parts.clear();
      self.postMessage(values, [values.buffer]);
    };
    others.forEach((line, index) => {
      line.onmessage = ({ data }) => {
        parts.set(index, data);
        join();
      };
    });
    const answer = question => {
      const values = canghai.work(question);
      if (first) return first.postMessage(values, [values.buffer]);
      own = true;
      join();
    };
    self.onmessage = ({ data }) => answer(data);
    asked.forEach(answer);
  };
}
