// Starts workers that run this page's own WebAssembly module, and is what they run first.

// A worker with the module that the page has compiled already, so that nothing is loaded twice.
export function startWorker(module) {
  const worker = new Worker(import.meta.url, { type: "module" });
  worker.postMessage(module);
  return worker;
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  self.onmessage = async ({ data: module }) => {
    // what is asked before the module stands is answered when it does
    const asked = [];
    self.onmessage = ({ data }) => asked.push(data);
    const canghai = await import("../../canghai.js");
    await canghai.default({ module_or_path: module });
    const answer = (question) => {
      const values = canghai.work(question);
      self.postMessage({ id: question.id, joined: Boolean(question.parts), values }, [values.buffer]);
    };
    self.onmessage = ({ data }) => answer(data);
    asked.forEach(answer);
  };
}
