// The module of what is asked for later, loaded at the first question. It is tried again when it
// could not be loaded.

let loading;

export function workshop() {
  loading ??= import("../../workshop.js").then(async module => {
    await module.default();
    return module;
  });
  loading.catch(() => loading = undefined);
  return loading;
}

// Some pieces of a longer work, as numbers.
export async function explain(work, from, to, first, last) {
  return (await workshop()).explain(work, from, to, first, last);
}

// Lets messages in that have come.
export const pause = () => new Promise(done => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});
