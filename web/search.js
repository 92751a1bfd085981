// A worker of its own for a long search, which can be called off at any time by ending it.

// The worker runs the module that the page has compiled already.
export function startSearch(module, question) {
  const worker = new Worker(import.meta.url, { type: "module" });
  worker.postMessage({ module, question });
  return worker;
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = async ({ data: { module, question } }) => {
    const canghai = await import("../../canghai.js");
    await canghai.default({ module_or_path: module });
    const search = new canghai.Searching(question);
    for (let over = false; !over;) {
      const values = search.step();
      over = values.length === 0;
      self.postMessage(values, [values.buffer]);
    }
  };
}
