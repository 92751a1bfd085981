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
