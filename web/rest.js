// The rest of the page's program: what its first view does without. It comes before the page is
// drawn: a page that drew first and let it follow at the first touch lost presses now and then.

import { takeWords } from "../../canghai.js";

const address = new URL("../../canghai_rest.wasm", import.meta.url);

// The rest fills the first part's table when it is made, and brings the words that it shows.
const waiting = [];
const arrive = (first, rest) => {
  if (first.restHere.value === 1) return;
  first.restHere.value = 1;
  for (const words of WebAssembly.Module.customSections(rest, "later-words")) {
    takeWords(new Uint8Array(words));
  }
  waiting.splice(0).forEach(tell => tell());
};

// A page that was not parted is whole.
export function isRestHere(first) {
  return first.restHere?.value !== 0;
}

// Loads the rest while the page goes on; tried again when it could not be loaded.
let following;
const follow = first => {
  following ??= fetch(address)
    .then(answer => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.status)))
    .then(bytes => WebAssembly.instantiate(bytes, { first }))
    .then(({ module }) => arrive(first, module));
  following.catch(() => following = undefined);
  return following;
};

// Loads the rest at once, for a function of it that is called before it has followed.
export function loadRest(first) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    // a page may wait for text alone: this is text of one letter a byte
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`${address.pathname}: ${request.status}`);
    const bytes = Uint8Array.from(request.responseText, letter => letter.charCodeAt(0) & 255);
    const rest = new WebAssembly.Module(bytes);
    new WebAssembly.Instance(rest, { first });
    arrive(first, rest);
  } catch (error) {
    self.canghaiNotice?.fail(error);
    throw error;
  }
}

// Tells once the rest is here, or at once.
export function whenRestIsHere(first, tell) {
  if (isRestHere(first)) tell();
  else waiting.push(tell);
}

// Calls `open` when the whole program is here: both parts come at the same time.
export function openWith(first, open) {
  follow(first).catch(() => {}).then(open);
}
